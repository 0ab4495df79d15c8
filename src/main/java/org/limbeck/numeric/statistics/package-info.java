/** Tests and correlations over a few numbers, such as one a seed or one a run. */
@NullMarked
package org.limbeck.numeric.statistics;

import org.jspecify.annotations.NullMarked;
