/** What is drawn at random from data, as functions of seed and epoch alone. */
@NullMarked
package org.limbeck.data.random;

import org.jspecify.annotations.NullMarked;
