/** Measurements of this program's speed beside what the machine can do and beside other programs. */
@NullMarked
package org.limbeck.bench;

import org.jspecify.annotations.NullMarked;
