/** One stage of a run looked into: which examples student and teacher answer how, and what makes the supervision hard. */
package org.limbeck.experiment.stage;
