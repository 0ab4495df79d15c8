/** Specification, run, events and queue; declares what it needs stored as ports. */
package org.limbeck.experiment;
