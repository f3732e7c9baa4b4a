/// Tests of the memory of verified tokens.
@NullMarked
package kz.tumar.runtime.token;

import org.jspecify.annotations.NullMarked;
