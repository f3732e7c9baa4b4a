/// Owns what a holder is told to do, one record a command; repeated until answered, and safe to obey twice.
/// Must not know how a holder keeps its data.
@NullMarked
package kz.tumar.contract.command;

import org.jspecify.annotations.NullMarked;
