/// Tests of the answer to a request for access.
@NullMarked
package kz.tumar.request.answer;

import org.jspecify.annotations.NullMarked;
