/** What a student is asked to bring down, and how well its logits answer the labels. */
package org.limbeck.distill.loss;
