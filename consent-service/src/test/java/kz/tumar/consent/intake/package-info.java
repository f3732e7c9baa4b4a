@NullMarked
package kz.tumar.consent.intake;

import org.jspecify.annotations.NullMarked;
