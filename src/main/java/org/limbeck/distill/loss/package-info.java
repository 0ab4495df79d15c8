/** What a student is asked to bring down, and how well its logits answer the labels. */
@NullMarked
package org.limbeck.distill.loss;

import org.jspecify.annotations.NullMarked;
