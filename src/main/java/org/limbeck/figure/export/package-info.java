/** Charts as files: PDF, SVG and PNG, each with its provenance inside. */
package org.limbeck.figure.export;
