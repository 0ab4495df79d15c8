/** Supervision, schedules, loss, trainer and probe: one training step as in docs/theory.md, section 7. */
package org.limbeck.distill;
