/** What flows from the engine to the window: the pump, background reading, and the observable state of a workspace. */
package org.limbeck.ui.feed;
