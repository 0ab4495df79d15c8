/** What steers one task from other threads, and how far it is. */
@NullMarked
package org.limbeck.experiment.control;

import org.jspecify.annotations.NullMarked;
