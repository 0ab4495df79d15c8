/** What steers one task from other threads, and how far it is. */
package org.limbeck.experiment.control;
