/**
 * Layers and vertices for machines or precisions that oneDNN does not serve: DL4J's own, and those in plain Java
 * where DL4J's are slow or wrong.
 */
package org.limbeck.network.dl4j.fallback;
