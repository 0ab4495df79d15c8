/**
 * Commands about data, teachers, runs and workspaces: what can be learned, what is trained, shown, forked and
 * exported.
 */
package org.limbeck.cli.run;
