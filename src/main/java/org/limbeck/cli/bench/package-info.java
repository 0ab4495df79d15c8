/** Commands that measure speed and print it. */
@NullMarked
package org.limbeck.cli.bench;

import org.jspecify.annotations.NullMarked;
