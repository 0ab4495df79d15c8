/** What is drawn at random from data, as functions of seed and epoch alone. */
package org.limbeck.data.random;
