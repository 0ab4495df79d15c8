/** One stage of a run looked into: which examples student and teacher answer how, and what makes the supervision hard. */
@NullMarked
package org.limbeck.experiment.stage;

import org.jspecify.annotations.NullMarked;
