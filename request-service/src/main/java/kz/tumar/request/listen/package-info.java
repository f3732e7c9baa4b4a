/// Owns what this service makes of the events it reads: claims into facts, facts into rows, commands into answers.
/// Must not know HTTP, nor how events are delivered.
@NullMarked
package kz.tumar.request.listen;

import org.jspecify.annotations.NullMarked;
