/** What people write beside runs and experiments to find them again: names, notes, tags, pins; archived, deleted. */
@NullMarked
package org.limbeck.experiment.mark;

import org.jspecify.annotations.NullMarked;
