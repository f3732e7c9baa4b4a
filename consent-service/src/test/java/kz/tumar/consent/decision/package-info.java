@NullMarked
package kz.tumar.consent.decision;

import org.jspecify.annotations.NullMarked;
