/** The library: runs in their experiments, teachers with their checkpoints, data sets. */
package org.limbeck.ui.library;
