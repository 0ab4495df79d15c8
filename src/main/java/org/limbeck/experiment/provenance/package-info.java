/** With what a run or teacher was trained: program, machine, libraries and data. */
package org.limbeck.experiment.provenance;
