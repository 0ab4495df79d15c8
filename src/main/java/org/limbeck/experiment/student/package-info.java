/** One student's training under its teacher, from its beginning, a checkpoint or a fork to its end. */
package org.limbeck.experiment.student;
