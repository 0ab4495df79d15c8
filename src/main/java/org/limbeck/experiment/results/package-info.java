/** Numbers of runs as files that others read: results.json, curves as CSV, specifications. */
@NullMarked
package org.limbeck.experiment.results;

import org.jspecify.annotations.NullMarked;
