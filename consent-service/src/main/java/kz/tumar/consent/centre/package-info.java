/// Owns the page on which a person sees what is done with their data, and gives or withdraws consent with one click.
/// Must not decide anything: what is clicked goes the way of every claim, and nothing here can destroy data.
@NullMarked
package kz.tumar.consent.centre;

import org.jspecify.annotations.NullMarked;
