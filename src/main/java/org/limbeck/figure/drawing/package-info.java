/** Panels drawn as charts, the same for the screen, for exports and for reports. */
package org.limbeck.figure.drawing;
