/// Owns operating-system processes: starting, recording, restarting and ending them, and their bounded logs.
/// Must not know what the processes do.
@NullMarked
package kz.tumar.local.process;

import org.jspecify.annotations.NullMarked;
