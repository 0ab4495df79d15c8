/** Everything that can be done now, as entries of menus and as what the palette finds by a few letters. */
@NullMarked
package org.limbeck.ui.palette;

import org.jspecify.annotations.NullMarked;
