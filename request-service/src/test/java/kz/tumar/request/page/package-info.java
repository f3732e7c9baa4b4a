/// Tests of what the pages for the public have in common.
/// Must not need a running service.
@NullMarked
package kz.tumar.request.page;

import org.jspecify.annotations.NullMarked;
