/// Owns the form of a tiled log (C2SP tlog-tiles): names of tiles, bundles of entries, and the tree over them.
/// Must not know where tiles are kept.
@NullMarked
package kz.tumar.verify.tile;

import org.jspecify.annotations.NullMarked;
