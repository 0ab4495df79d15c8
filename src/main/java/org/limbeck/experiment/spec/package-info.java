/** Specifications of experiments: their parts, their YAML, what omitted fields mean, and what is wrong with them. */
package org.limbeck.experiment.spec;
