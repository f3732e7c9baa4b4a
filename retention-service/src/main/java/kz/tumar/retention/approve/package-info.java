/// Owns what people decide about destruction: what no confirmed figure says, and which orders go.
/// Must not know HTTP or rows' forms; it says what follows through announce/.
@NullMarked
package kz.tumar.retention.approve;

import org.jspecify.annotations.NullMarked;
