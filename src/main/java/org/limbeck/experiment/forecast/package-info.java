/** What an experiment will take, counted before it starts. */
package org.limbeck.experiment.forecast;
