/** What everything may use: jobs, progress, cancellation, user errors. */
@NullMarked
package org.limbeck.base;

import org.jspecify.annotations.NullMarked;
