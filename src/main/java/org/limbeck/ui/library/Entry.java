package org.limbeck.ui.library;

import org.limbeck.data.DatasetSpec;
import org.limbeck.experiment.mark.LibraryMark;
import org.limbeck.experiment.run.RunSummary;
import org.limbeck.experiment.teacher.TeacherRecord;

/** A row of the library, and what the inspector shows when it is selected. */
public sealed interface Entry {
    /** Tells rows apart while their contents change. */
    String key();

    /** A heading with the number of things below it. */
    record Section(String title, int count, String whenEmpty) implements Entry {
        @Override
        public String key() {
            return "section " + title;
        }
    }

    /** Said in place of the rows of an empty section. */
    record Hint(String section, String text) implements Entry {
        @Override
        public String key() {
            return "hint " + section;
        }
    }

    /** The runs of one specification. */
    record Experiment(String id, String name, int runs, int finished, LibraryMark mark) implements Entry {
        @Override
        public String key() {
            return "experiment " + id;
        }
    }

    /** @param ofSeveralSeeds whether the experiment has several, so that the label alone does not tell runs apart */
    record Run(RunSummary summary, boolean ofSeveralSeeds, LibraryMark mark) implements Entry {
        /** Without what a row of the library says more. */
        public Run(RunSummary summary) {
            this(summary, false, LibraryMark.NONE);
        }

        String name() {
            if (!mark.name().isEmpty()) return mark.name();
            return summary.label() + (ofSeveralSeeds ? ", seed " + summary.seed() : "");
        }

        @Override
        public String key() {
            return "run " + summary.id();
        }
    }

    record Teacher(TeacherRecord teacher) implements Entry {
        @Override
        public String key() {
            return "teacher " + teacher.id();
        }
    }

    /** @param index into the teacher's checkpoints */
    record Checkpoint(TeacherRecord teacher, int index) implements Entry {
        @Override
        public String key() {
            return "checkpoint " + teacher.id() + " " + index;
        }

        TeacherRecord.CheckpointRecord record() {
            return teacher.checkpoints().get(index);
        }
    }

    record DataSet(DatasetSpec spec) implements Entry {
        @Override
        public String key() {
            return "data " + spec;
        }
    }
}
