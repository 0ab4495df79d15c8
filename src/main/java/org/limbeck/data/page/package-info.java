/** What can be seen of a data set: its examples as pictures or points, class balance, sizes, where it lies. */
@NullMarked
package org.limbeck.data.page;

import org.jspecify.annotations.NullMarked;
