/// Owns how a verdict becomes facts and commands to holders in one transaction.
/// Must not decide anything.
@NullMarked
package kz.tumar.request.announce;

import org.jspecify.annotations.NullMarked;
