/** Dense linear algebra that ND4J lacks or does slowly, and arrays of any rank. */
@NullMarked
package org.limbeck.numeric;

import org.jspecify.annotations.NullMarked;
