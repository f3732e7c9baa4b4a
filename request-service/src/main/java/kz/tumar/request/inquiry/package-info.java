/// Owns what an inquiry of the authority asks for beside the log: what this service knows of each item when it looks.
/// Must not decide whether an inquiry may be answered.
@NullMarked
package kz.tumar.request.inquiry;

import org.jspecify.annotations.NullMarked;
