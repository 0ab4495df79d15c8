/**
 * Training of any network as the queue drives it: how it begins, its checkpoints, its learning rate, and how fast it
 * goes.
 */
@NullMarked
package org.limbeck.experiment.training;

import org.jspecify.annotations.NullMarked;
