/** What a person sees first, while the workspace is empty. */
package org.limbeck.ui.welcome;
