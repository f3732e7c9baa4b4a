@NullMarked
package kz.tumar.consent.publish;

import org.jspecify.annotations.NullMarked;
