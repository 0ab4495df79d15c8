/** Methods beside each other: paired by seed, with a test and a sentence that says what came out. */
package org.limbeck.figure.comparison;
