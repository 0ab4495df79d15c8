/** The form in which a new experiment, or a teacher alone, is written down, checked, estimated and started. */
package org.limbeck.ui.experiment;
