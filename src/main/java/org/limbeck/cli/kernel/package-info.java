/** Commands that compute and compare kernels and complexities from files, each on its own. */
package org.limbeck.cli.kernel;
