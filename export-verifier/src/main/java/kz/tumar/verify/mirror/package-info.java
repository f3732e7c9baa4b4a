/// Owns copying a log by its public face into a folder, and what of it is believed.
/// Must not know how the log is served, nor what its entries say.
@NullMarked
package kz.tumar.verify.mirror;

import org.jspecify.annotations.NullMarked;
