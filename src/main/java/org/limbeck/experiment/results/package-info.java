/** Numbers of runs as files that others read: results.json, curves as CSV, specifications. */
package org.limbeck.experiment.results;
