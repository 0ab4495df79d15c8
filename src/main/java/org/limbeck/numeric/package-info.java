/** Dense linear algebra that ND4J lacks or does slowly, and the NumPy file formats. */
package org.limbeck.numeric;
