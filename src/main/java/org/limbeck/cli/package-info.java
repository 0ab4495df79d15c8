/** The command line: the root of all commands, and whether this machine is fit. */
@NullMarked
package org.limbeck.cli;

import org.jspecify.annotations.NullMarked;
