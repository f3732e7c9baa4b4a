/// Owns reading a log by its public face: over the network, or from a mirror's folder. The only package with a network.
/// Must not know what is done with what was read; nothing here is believed.
@NullMarked
package kz.tumar.verify.face;

import org.jspecify.annotations.NullMarked;
