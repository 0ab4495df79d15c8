/** How gradients become updates inside DL4J, each as published. */
package org.limbeck.network.dl4j.optimiser;
