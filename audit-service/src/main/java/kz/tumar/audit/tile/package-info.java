/// Owns the C2SP tlog-tiles shapes: tile addresses, tiles, the builder that finishes tiles as leaves arrive, and entry
/// bundles.
/// It must not know the database or HTTP.
@NullMarked
package kz.tumar.audit.tile;

import org.jspecify.annotations.NullMarked;
