/**
 * What both ways of computing a network share: elementwise functions, joining and multiplying of arrays, and access
 * to images off the heap.
 */
package org.limbeck.network.dl4j.vertex;
