/** What if: one student's kernel against every supervision of a teacher, paths through them, and advice. */
package org.limbeck.experiment.explore;
