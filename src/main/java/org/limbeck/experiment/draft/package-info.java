/** A specification while a person is still filling in its form: fields, their texts, and how these become values. */
package org.limbeck.experiment.draft;
