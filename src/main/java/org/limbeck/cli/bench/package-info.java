/** Commands that measure speed and print it. */
package org.limbeck.cli.bench;
