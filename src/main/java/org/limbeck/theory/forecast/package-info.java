/** What a factored kernel foretells of a supervision without training anything: leave-one-out, GCV, alpha, gradient score. */
@NullMarked
package org.limbeck.theory.forecast;

import org.jspecify.annotations.NullMarked;
