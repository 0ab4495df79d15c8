/** The page of a data set: its examples as pictures or points, class balance, sizes, splits, where it lies. */
package org.limbeck.ui.data;
