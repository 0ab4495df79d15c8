/** The views of the window: the bar that lists them, the way from one to another, and back. */
package org.limbeck.ui.views;
