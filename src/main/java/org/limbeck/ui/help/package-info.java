/** Help inside the window: the user guide, the glossary, and a sheet of all keyboard shortcuts. */
package org.limbeck.ui.help;
