/// Owns the tests of reading policy and calendar files.
/// Must not know any service.
@NullMarked
package kz.tumar.policy.file;

import org.jspecify.annotations.NullMarked;
