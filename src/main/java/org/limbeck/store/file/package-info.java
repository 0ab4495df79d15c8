/** What a workspace keeps in files beside its database, and the lock that names the one program that writes. */
package org.limbeck.store.file;
