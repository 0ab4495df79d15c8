/** Tests and correlations over a few numbers, such as one a seed or one a run. */
package org.limbeck.numeric.statistics;
