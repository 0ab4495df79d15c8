/** The published models that a specification can name, each built for a given task. */
package org.limbeck.network.model;
