package org.limbeck.data.page;

import org.limbeck.data.Dataset;
import org.limbeck.data.Examples;

/** A part of a data set. */
public enum Split {
    TRAINING("Training") {
        @Override
        public Examples of(Dataset data) {
            return data.train();
        }
    },
    VALIDATION("Validation") {
        @Override
        public Examples of(Dataset data) {
            return data.validation();
        }
    },
    TEST("Test") {
        @Override
        public Examples of(Dataset data) {
            return data.test();
        }
    },
    HELD_OUT("Held out") {
        @Override
        public Examples of(Dataset data) {
            return data.heldOut();
        }
    };

    private final String label;

    Split(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    public abstract Examples of(Dataset data);
}
