/** The window around the views: menu, status bar, workspaces, what is remembered between starts. */
package org.limbeck.ui.shell;
