/**
 * Commands about data, teachers, runs and workspaces: what can be learned, what is trained, shown, forked and
 * exported.
 */
@NullMarked
package org.limbeck.cli.run;

import org.jspecify.annotations.NullMarked;
