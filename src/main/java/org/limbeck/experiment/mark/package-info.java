/** What people write beside runs and experiments to find them again: names, notes, tags, pins; archived, deleted. */
package org.limbeck.experiment.mark;
