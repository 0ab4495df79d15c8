/** Figure and table specifications over runs, rendered to JFreeChart and to files, without JavaFX. */
package org.limbeck.figure;
