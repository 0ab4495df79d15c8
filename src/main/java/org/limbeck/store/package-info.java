/** The workspace behind the ports of experiment: SQLite, checkpoint files, caches. */
package org.limbeck.store;
