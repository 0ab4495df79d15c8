/** Data sets: formats in and out, generators, regrouping, splits, augmentation. */
@NullMarked
package org.limbeck.data;

import org.jspecify.annotations.NullMarked;
