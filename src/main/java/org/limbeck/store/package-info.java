/** The workspace behind the ports of experiment: SQLite, checkpoint files, caches. */
@NullMarked
package org.limbeck.store;

import org.jspecify.annotations.NullMarked;
