/** Checks of derivatives, kernels and identities of the theory on the user's own machine and network. */
package org.limbeck.check;
