/** What a workspace keeps in files beside its database, and the lock that names the one program that writes. */
@NullMarked
package org.limbeck.store.file;

import org.jspecify.annotations.NullMarked;
