/**
 * What the linked charts show, before any drawing: lines, bands, readings and stages of each panel, and the options
 * that choose them.
 */
@NullMarked
package org.limbeck.figure.panel;

import org.jspecify.annotations.NullMarked;
