/** How fast networks train here: our arithmetic, DL4J's and PyTorch's in turns, against the machine's matrix product. */
package org.limbeck.distill.bench;
