/** The JavaFX window. */
package org.limbeck.ui;
