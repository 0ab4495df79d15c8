/** Measuring a student while it learns: complexity of supervisions under its kernel, and its margins. */
package org.limbeck.distill.probe;
