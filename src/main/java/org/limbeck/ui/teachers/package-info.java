/** Teachers compared before any student learns from them. */
package org.limbeck.ui.teachers;
