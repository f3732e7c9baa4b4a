@NullMarked
package kz.tumar.consent;

import org.jspecify.annotations.NullMarked;
