/** The JavaFX window; {@link org.limbeck.ui.Window#launch} opens it. */
package org.limbeck.ui;
