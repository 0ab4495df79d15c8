/** Commands that compute and compare kernels and complexities from files, each on its own. */
@NullMarked
package org.limbeck.cli.kernel;

import org.jspecify.annotations.NullMarked;
