/** Charts into files: what is exported, its preview, and where it goes. */
package org.limbeck.ui.figures;
