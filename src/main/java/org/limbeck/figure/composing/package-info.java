/** From runs and options to what each panel shows, and on to its chart: where every chart of runs begins. */
package org.limbeck.figure.composing;
