package org.limbeck.network.dl4j;

/** A layer or vertex at work that calls oneDNN itself, on images with channels last. */
interface Direct {}
