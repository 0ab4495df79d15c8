/** The task drawer: what is queued, running and just ended. */
package org.limbeck.ui.tasks;
