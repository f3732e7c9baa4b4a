package kz.tumar.local.stack;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import kz.tumar.local.folder.LoopbackPorts;
import kz.tumar.local.folder.PrivateFile;

/// The ports of one run, written to `run/ports.json` for scripts.
///
/// @param byMember every member's port
public record Ports(Map<Member, Integer> byMember) {

    private static final String FILE = "ports.json";

    public Ports {
        byMember = Map.copyOf(byMember);
    }

    /// Takes each port from its variable or its usual place; 0 means any free one.
    ///
    /// @throws StackRefused naming every port that is busy or makes no sense, and what to do
    static Ports chosen(Map<String, String> environment) {
        var ports = new EnumMap<Member, Integer>(Member.class);
        var problems = new ArrayList<String>();
        for (var member : Member.values()) {
            var wanted = environment.getOrDefault(member.variable(), Integer.toString(member.usualPort()));
            if (!wanted.matches("\\d{1,5}") || Integer.parseInt(wanted) > 65_535) {
                problems.add("%s=%s is no port; use 1 to 65535, or 0 for any free one."
                        .formatted(member.variable(), wanted));
            } else if (wanted.equals("0")) {
                ports.put(member, freeBesides(ports));
            } else if (LoopbackPorts.busy(Integer.parseInt(wanted))) {
                problems.add("Port %s of %s is busy; stop what listens there, or set %s to another (0: any free)."
                        .formatted(wanted, member.processName(), member.variable()));
            } else {
                ports.put(member, Integer.parseInt(wanted));
            }
        }
        if (problems.isEmpty() && new HashSet<>(ports.values()).size() < ports.size()) {
            problems.add("Two members have the same port: " + ports + "; change one of the TUMAR_…_PORT variables.");
        }
        if (!problems.isEmpty()) {
            throw new StackRefused(String.join("\n", problems));
        }
        return new Ports(ports);
    }

    public int of(Member member) {
        return java.util.Objects.requireNonNull(byMember.get(member), member.processName());
    }

    void write(Path run) {
        var named = new TreeMap<String, Integer>();
        byMember.forEach((member, port) -> named.put(member.portName(), port));
        try {
            PrivateFile.replace(
                    run.resolve(FILE),
                    new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(named));
        } catch (IOException cannotWrite) {
            throw new UncheckedIOException(cannotWrite);
        }
    }

    /// The ports of the last start on that folder, if there was one.
    public static Optional<Ports> read(Path run) {
        var file = run.resolve(FILE);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            var named = new ObjectMapper().readTree(Files.readString(file));
            var ports = new EnumMap<Member, Integer>(Member.class);
            for (var member : Member.values()) {
                ports.put(member, named.path(member.portName()).asInt(member.usualPort()));
            }
            return Optional.of(new Ports(ports));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("%s can't be read.".formatted(file), unreadable);
        }
    }

    private static int freeBesides(Map<Member, Integer> taken) {
        var port = LoopbackPorts.free();
        while (taken.containsValue(port)) {
            port = LoopbackPorts.free();
        }
        return port;
    }
}
