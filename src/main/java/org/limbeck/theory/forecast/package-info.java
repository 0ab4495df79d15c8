/** What a factored kernel foretells of a supervision without training anything: leave-one-out, GCV, alpha, gradient score. */
package org.limbeck.theory.forecast;
