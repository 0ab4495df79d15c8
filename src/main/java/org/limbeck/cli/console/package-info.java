/** What every command shares: where it writes, its options, how faults become exit codes, and what Ctrl+C does. */
package org.limbeck.cli.console;
