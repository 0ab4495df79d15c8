/** What everything may use: jobs, progress, cancellation, user errors. */
package org.limbeck.base;
