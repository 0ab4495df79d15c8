/** Panels drawn as charts, the same for the screen, for exports and for reports. */
@NullMarked
package org.limbeck.figure.drawing;

import org.jspecify.annotations.NullMarked;
