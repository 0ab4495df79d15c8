/** With what a run or teacher was trained: program, machine, libraries and data. */
@NullMarked
package org.limbeck.experiment.provenance;

import org.jspecify.annotations.NullMarked;
