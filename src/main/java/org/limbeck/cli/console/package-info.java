/** What every command shares: where it writes, its options, how faults become exit codes, and what Ctrl+C does. */
@NullMarked
package org.limbeck.cli.console;

import org.jspecify.annotations.NullMarked;
