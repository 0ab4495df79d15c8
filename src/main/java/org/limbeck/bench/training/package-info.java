/** Times the training of a model in turns with DL4J's own layers and with PyTorch. */
package org.limbeck.bench.training;
