/** Data sets: formats in and out, generators, regrouping, splits, augmentation. */
package org.limbeck.data;
