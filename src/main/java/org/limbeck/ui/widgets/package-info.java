/** Small parts that several views use: icons, numbers as text, empty states, the error dialog. */
package org.limbeck.ui.widgets;
