/** The inspector: details of what is selected. */
package org.limbeck.ui.inspector;
