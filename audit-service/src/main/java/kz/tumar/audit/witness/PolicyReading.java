package kz.tumar.audit.witness;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import kz.tumar.audit.note.VerifierKey;
import kz.tumar.audit.witness.WitnessPolicy.Witness;
import org.jspecify.annotations.Nullable;

/// Reads the text of a C2SP tlog-policy, whole or not at all. Names must be UTF-8, which the specification recommends.
final class PolicyReading {
    private static final int MOST = 64;

    private final List<Witness> witnesses = new ArrayList<>();
    private final Map<String, Quorum> named = new HashMap<>();
    private final Set<String> members = new HashSet<>();
    private final List<String> kept = new ArrayList<>();
    private @Nullable Quorum quorum;

    private PolicyReading() {}

    /// @throws IllegalArgumentException that names the first line which isn't as it must be
    static WitnessPolicy read(byte[] bytes) {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException invalid) {
            throw new IllegalArgumentException("the witness policy isn't UTF-8", invalid);
        }
        List<String> lines = Arrays.asList(text.split("\n", -1));
        PolicyReading reading = new PolicyReading();
        for (int i = 0; i < lines.size(); i++) {
            try {
                reading.line(lines.get(i));
            } catch (IllegalArgumentException wrong) {
                throw new IllegalArgumentException(
                        "line " + (i + 1) + " of the witness policy: " + wrong.getMessage(), wrong);
            }
        }
        if (!lines.getLast().isEmpty()) {
            throw new IllegalArgumentException("line " + lines.size() + " of the witness policy: it has no end");
        }
        Quorum required = reading.quorum;
        if (required == null) {
            throw new IllegalArgumentException("the witness policy has no quorum line");
        }
        return new WitnessPolicy(reading.witnesses, required, reading.kept);
    }

    private void line(String line) {
        require(line.chars().noneMatch(c -> (c < 0x20 && c != '\t') || c == 0x7F), "it has a control character");
        List<String> words = Arrays.stream(line.split("[ \t]+", -1))
                .filter(Predicate.not(String::isEmpty))
                .toList();
        if (words.isEmpty() || words.getFirst().startsWith("#")) {
            return;
        }
        switch (words.getFirst()) {
            case "log" -> throw new IllegalArgumentException("the log writes the lines about its own keys itself");
            case "witness" -> witness(words);
            case "group" -> group(words);
            case "quorum" -> quorum(words);
            default -> throw new IllegalArgumentException("it is no line of a policy");
        }
        kept.add(String.join(" ", words));
    }

    private void witness(List<String> words) {
        require(words.size() == 3 || words.size() == 4, "witness <name> <vkey> [<url>]");
        VerifierKey key = VerifierKey.parseWitness(words.get(2));
        require(witnesses.stream().noneMatch(other -> other.key().wrapsSameKeyAs(key)), "the key is there twice");
        Optional<URI> url = words.size() == 4 ? Optional.of(url(words.get(3))) : Optional.empty();
        define(words.get(1), new Quorum.One(key));
        witnesses.add(new Witness(words.get(1), key, url));
    }

    private static URI url(String text) {
        URI url = URI.create(text);
        boolean web = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
        require(
                web
                        && url.getHost() != null
                        && url.getQuery() == null
                        && url.getFragment() == null
                        && url.getUserInfo() == null,
                "the address is no http or https prefix");
        return url;
    }

    private void group(List<String> words) {
        require(words.size() >= 4, "group <name> all|any|<k> <name>...");
        List<Quorum> parts = new ArrayList<>();
        for (String member : words.subList(3, words.size())) {
            Quorum part = named.get(member);
            require(part != null, "it names what no line before it defines");
            require(members.add(member), "it names what is in a group already");
            if (part != null) {
                parts.add(part);
            }
        }
        int needed = switch (words.get(2)) {
            case "all" -> parts.size();
            case "any" -> 1;
            default -> words.get(2).matches("[1-9][0-9]{0,3}") ? Integer.parseInt(words.get(2)) : 0;
        };
        require(needed >= 1 && needed <= parts.size(), "so many can't be needed of so many");
        define(words.get(1), new Quorum.Group(needed, parts));
    }

    private void quorum(List<String> words) {
        require(words.size() == 2, "quorum <name>");
        require(quorum == null, "there is a quorum already");
        Quorum chosen = words.get(1).equals("none") ? new Quorum.Nobody() : named.get(words.get(1));
        require(chosen != null, "it names what no line before it defines");
        quorum = chosen;
    }

    private void define(String name, Quorum part) {
        require(!name.equals("none"), "none is no name");
        require(named.size() < MOST, "there are more than " + MOST + " names");
        require(named.putIfAbsent(name, part) == null, "the name is there already");
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
