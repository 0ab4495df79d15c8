package org.limbeck.network.dl4j.direct;

/** A layer or vertex at work that calls oneDNN itself, on images with channels last. */
public interface Direct {}
