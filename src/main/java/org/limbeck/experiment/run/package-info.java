/** What happens in a run, as events that are appended and never changed, and where they are kept. */
@NullMarked
package org.limbeck.experiment.run;

import org.jspecify.annotations.NullMarked;
