/** Main: wires the parts. */
package org.limbeck.app;
