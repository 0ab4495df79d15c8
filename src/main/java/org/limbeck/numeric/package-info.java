/** Dense linear algebra that ND4J lacks or does slowly, and arrays of any rank. */
package org.limbeck.numeric;
