/** Commands. */
package org.limbeck.cli;
