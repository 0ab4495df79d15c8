/** Checks of derivatives, kernels and identities of the theory on the user's own machine and network. */
@NullMarked
package org.limbeck.check;

import org.jspecify.annotations.NullMarked;
