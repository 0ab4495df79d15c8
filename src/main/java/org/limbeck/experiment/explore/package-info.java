/** What if: one student's kernel against every supervision of a teacher, paths through them, and advice. */
@NullMarked
package org.limbeck.experiment.explore;

import org.jspecify.annotations.NullMarked;
