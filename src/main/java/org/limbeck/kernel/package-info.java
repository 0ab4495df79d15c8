/** The empirical neural tangent kernel of a network. */
package org.limbeck.kernel;
