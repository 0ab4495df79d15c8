package org.limbeck.network.dl4j;

import org.limbeck.network.onednn.OneDnn;
import org.nd4j.linalg.api.buffer.DataType;

/** What a compiled graph computes with. All give the same numbers but for rounding. */
public enum Backend {
    /** oneDNN called by our own layers, channels last: the fastest. Single precision, Intel and AMD processors. */
    DIRECT(DataType.FLOAT),
    /**
     * Native operations through DL4J's layers (oneDNN's on Intel and AMD), with our own batch normalisation and pooling.
     * Single precision. What arm64 trains with.
     */
    HELPERS(DataType.FLOAT),
    /** DL4J's layers as published: slow, for comparison. */
    STOCK(DataType.FLOAT),
    /** As {@link #STOCK} in double precision: what fine comparisons with other programs need. */
    DOUBLE(DataType.DOUBLE);

    private final DataType type;

    Backend(DataType type) {
        this.type = type;
    }

    /** Of parameters, images and labels. */
    public DataType type() {
        return type;
    }

    /** Whether DL4J's layers may use its own oneDNN paths. */
    boolean helped() {
        return this == HELPERS;
    }

    /** The fastest that this machine and the switch {@link OneDnn#SWITCH} allow. */
    public static Backend preferred() {
        return OneDnn.available() ? DIRECT : HELPERS;
    }
}
