/// Tests of the read side as far as it needs neither database nor server. Must not know the other services.
@NullMarked
package kz.tumar.consent.lookup;

import org.jspecify.annotations.NullMarked;
