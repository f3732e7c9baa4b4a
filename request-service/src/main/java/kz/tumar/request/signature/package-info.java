/// Owns what an electronic signature proves: CMS over bytes, chains to configured anchors, stamps of
/// time, revocation. Must
/// not know cases, nor where the bytes come from or who may see the report.
@NullMarked
package kz.tumar.request.signature;

import org.jspecify.annotations.NullMarked;
