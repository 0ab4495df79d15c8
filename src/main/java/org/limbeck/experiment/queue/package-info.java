/** The queue of teachers and runs, and the service through which window and command line start and steer them. */
package org.limbeck.experiment.queue;
