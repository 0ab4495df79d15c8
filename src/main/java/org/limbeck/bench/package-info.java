/** Measurements of this program's speed beside what the machine can do and beside other programs. */
package org.limbeck.bench;
