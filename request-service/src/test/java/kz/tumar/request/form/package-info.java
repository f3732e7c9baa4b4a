/// Tests of the public form's own rules.
/// Must not need a running service.
@NullMarked
package kz.tumar.request.form;

import org.jspecify.annotations.NullMarked;
