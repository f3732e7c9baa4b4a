package kz.tumar.verify.trust;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import kz.tumar.verify.note.VerifierKey;
import org.jspecify.annotations.Nullable;

/// Reads the text of a C2SP tlog-policy. Names must be UTF-8 here, which the specification only recommends.
public final class PolicyText {
    /// A line that isn't understood: a policy is taken whole or not at all.
    public static final class Malformed extends Exception {
        private static final long serialVersionUID = 1L;

        private final int line;

        Malformed(int line) {
            super("line " + line);
            this.line = line;
        }

        /// Counted from one; one past the end when something is missing.
        public int line() {
            return line;
        }
    }

    private static final int MAX_NAMES = 1024;

    private final List<VerifierKey> logs = new ArrayList<>();
    private final List<VerifierKey> witnessKeys = new ArrayList<>();
    private final List<Quorum.Witness> witnesses = new ArrayList<>();
    private final Map<String, Quorum> named = new HashMap<>();
    private final Set<String> grouped = new HashSet<>();
    private @Nullable Quorum quorum;

    private PolicyText() {}

    public static TrustPolicy parse(byte[] bytes) throws Malformed {
        String text;
        try {
            text = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw new Malformed(1);
        }
        List<String> lines = Arrays.asList(text.split("\n", -1));
        if (!lines.getLast().isEmpty()) {
            throw new Malformed(lines.size());
        }
        return new PolicyText().read(lines.subList(0, lines.size() - 1));
    }

    private TrustPolicy read(List<String> lines) throws Malformed {
        int number = 0;
        for (String line : lines) {
            number++;
            if (line.chars().anyMatch(c -> (c < 0x20 && c != '\t') || c == 0x7f) || !understand(words(line))) {
                throw new Malformed(number);
            }
        }
        Quorum required = quorum;
        if (required == null) {
            throw new Malformed(number + 1);
        }
        return new TrustPolicy(logs, witnesses, required);
    }

    private static List<String> words(String line) {
        return Arrays.stream(line.split("[ \t]+", -1))
                .filter(Predicate.not(String::isEmpty))
                .toList();
    }

    private boolean understand(List<String> words) {
        if (words.isEmpty() || words.getFirst().startsWith("#")) {
            return true;
        }
        return switch (words.getFirst()) {
            case "log" -> words.size() >= 2 && words.size() <= 3 && log(words.get(1));
            case "witness" -> words.size() >= 3 && words.size() <= 4 && witness(words.get(1), words.get(2));
            case "group" -> words.size() >= 4 && group(words.get(1), words.get(2), words.subList(3, words.size()));
            case "quorum" -> words.size() == 2 && quorum(words.get(1));
            default -> false;
        };
    }

    private boolean log(String vkey) {
        VerifierKey key = VerifierKey.parse(vkey).orElse(null);
        return key != null && key.type() != VerifierKey.ED25519_COSIGNATURE && addDistinct(logs, key);
    }

    private boolean witness(String name, String vkey) {
        VerifierKey key = VerifierKey.parse(vkey).orElse(null);
        if (key == null || key.type() == VerifierKey.ED25519 || !addDistinct(witnessKeys, key)) {
            return false;
        }
        Quorum.Witness witness = new Quorum.Witness(name, key);
        return define(name, witness) && witnesses.add(witness);
    }

    private static boolean addDistinct(List<VerifierKey> keys, VerifierKey key) {
        return keys.size() < MAX_NAMES && keys.stream().noneMatch(key::wrapsSameKeyAs) && keys.add(key);
    }

    private boolean group(String name, String threshold, List<String> members) {
        List<Quorum> known = new ArrayList<>();
        for (String member : members) {
            Quorum part = named.get(member);
            if (part == null || !grouped.add(member)) {
                return false;
            }
            known.add(part);
        }
        int needed = switch (threshold) {
            case "all" -> known.size();
            case "any" -> 1;
            default -> threshold.matches("[1-9][0-9]{0,3}") ? Integer.parseInt(threshold) : 0;
        };
        return needed >= 1 && needed <= known.size() && define(name, new Quorum.Group(needed, known));
    }

    private boolean define(String name, Quorum part) {
        return !name.equals("none") && named.size() < MAX_NAMES && named.putIfAbsent(name, part) == null;
    }

    private boolean quorum(String name) {
        Quorum chosen = name.equals("none") ? new Quorum.NoWitness() : named.get(name);
        if (quorum != null || chosen == null) {
            return false;
        }
        quorum = chosen;
        return true;
    }
}
