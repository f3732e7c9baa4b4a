package kz.tumar.local.process;

import java.util.List;

/// How one child process is started and recognised.
///
/// @param name of its log and record
/// @param command program and arguments
/// @param readiness when it can serve
public record Launch(String name, List<String> command, Readiness readiness) {

    public Launch {
        command = List.copyOf(command);
    }
}
