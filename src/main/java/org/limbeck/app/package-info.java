/** Main: wires the parts. */
@NullMarked
package org.limbeck.app;

import org.jspecify.annotations.NullMarked;
