/** Stored teachers: their records, where they are kept, how they are brought in and compared. */
package org.limbeck.experiment.teacher;
