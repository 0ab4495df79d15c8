/** Times the training of a model in turns with DL4J's own layers and with PyTorch. */
@NullMarked
package org.limbeck.bench.training;

import org.jspecify.annotations.NullMarked;
