/** Charts as files: PDF, SVG and PNG, each with its provenance inside. */
@NullMarked
package org.limbeck.figure.export;

import org.jspecify.annotations.NullMarked;
