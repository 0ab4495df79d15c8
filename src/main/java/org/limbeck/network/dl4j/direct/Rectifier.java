package org.limbeck.network.dl4j.direct;

/** Whether a layer contains the ReLU that follows it. */
public enum Rectifier {
    /** No ReLU, or one of its own. */
    NONE,
    /** ReLU forward and backward. */
    FULL,
    /** ReLU forward; gradients arrive already 0 where ReLU gave 0, as {@link DirectPool} sends them. */
    FORWARD
}
