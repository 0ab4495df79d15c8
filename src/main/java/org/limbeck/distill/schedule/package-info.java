/** Who teaches, when, and how softly: the methods of distillation as functions of a student's progress. */
package org.limbeck.distill.schedule;
