/** The command line: the root of all commands, and whether this machine is fit. */
package org.limbeck.cli;
