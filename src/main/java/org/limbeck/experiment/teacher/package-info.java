/** Stored teachers: their records, where they are kept, how they are brought in and compared. */
@NullMarked
package org.limbeck.experiment.teacher;

import org.jspecify.annotations.NullMarked;
