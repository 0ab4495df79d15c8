/** From runs and options to what each panel shows, and on to its chart: where every chart of runs begins. */
@NullMarked
package org.limbeck.figure.composing;

import org.jspecify.annotations.NullMarked;
