/** The published models that a specification can name, each built for a given task. */
@NullMarked
package org.limbeck.network.model;

import org.jspecify.annotations.NullMarked;
