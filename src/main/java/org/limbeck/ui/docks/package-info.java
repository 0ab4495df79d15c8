/** The window's sides, and what is remembered of its layout between starts. */
@NullMarked
package org.limbeck.ui.docks;

import org.jspecify.annotations.NullMarked;
