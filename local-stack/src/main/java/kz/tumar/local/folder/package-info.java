/// Owns the layout of a data folder: its sub-folders, generated secrets, locks and the ports chosen for it.
/// Must not know which servers or services live in it.
@NullMarked
package kz.tumar.local.folder;

import org.jspecify.annotations.NullMarked;
