/** The window's sides, and what is remembered of its layout between starts. */
package org.limbeck.ui.docks;
