/**
 * What the linked charts show, before any drawing: lines, bands, readings and stages of each panel, and the options
 * that choose them.
 */
package org.limbeck.figure.panel;
