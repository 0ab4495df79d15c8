/** Specifications of experiments: their parts, their YAML, what omitted fields mean, and what is wrong with them. */
@NullMarked
package org.limbeck.experiment.spec;

import org.jspecify.annotations.NullMarked;
