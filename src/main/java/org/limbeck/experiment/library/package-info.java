/** Keeping the runs of a workspace in order: marks on many of them, filters, what their files take. */
@NullMarked
package org.limbeck.experiment.library;

import org.jspecify.annotations.NullMarked;
