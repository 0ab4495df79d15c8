/** What a person sees first, while the workspace is empty. */
@NullMarked
package org.limbeck.ui.welcome;

import org.jspecify.annotations.NullMarked;
