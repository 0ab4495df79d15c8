/** The live view: three linked charts of the runs on screen. */
package org.limbeck.ui.live;
