/**
 * What each layer with parameters adds to the kernel (docs/theory.md, section 5), in each of the forms that it can
 * take.
 */
@NullMarked
package org.limbeck.kernel.contribution;

import org.jspecify.annotations.NullMarked;
