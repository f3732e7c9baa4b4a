package kz.tumar.policy.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// The entries of one list by their codes, for looking up what others name.
final class Register {
    /// Looks at one entry and its path.
    interface Visitor {
        void visit(JsonNode entry, String path);
    }

    private final Map<String, JsonNode> entries = new LinkedHashMap<>();

    private Register() {}

    static Register of(JsonNode list) {
        var register = new Register();
        for (var entry : list) {
            if (entry.path("code").isTextual()) {
                register.entries.putIfAbsent(entry.path("code").asText(), entry);
            }
        }
        return register;
    }

    Set<String> codes() {
        return entries.keySet();
    }

    JsonNode get(String code) {
        var entry = entries.get(code);
        return entry == null ? MissingNode.getInstance() : entry;
    }

    /// A name that leads nowhere is a flaw; no name at all is the schema's business.
    void known(JsonNode name, String path, String what, Flaws flaws) {
        if (name.isTextual() && !entries.containsKey(name.asText())) {
            flaws.add(path, "there is no " + what + " '" + name.asText() + "'", Nearest.to(name.asText(), codes()));
        }
    }

    /// The same for a list of names, which may be the word `all`.
    void allKnown(JsonNode names, String path, String what, Flaws flaws) {
        for (int i = 0; i < names.size(); i++) {
            known(names.path(i), path + "/" + i, what, flaws);
        }
    }

    static void each(JsonNode list, String path, Visitor visitor) {
        for (int i = 0; i < list.size(); i++) {
            visitor.visit(list.path(i), path + "/" + i);
        }
    }

    static void repeated(JsonNode list, String path, Flaws flaws) {
        var first = new HashMap<String, String>();
        each(list, path, (entry, at) -> {
            if (entry.path("code").isTextual()) {
                var code = entry.path("code").asText();
                var before = first.putIfAbsent(code, at);
                if (before != null) {
                    flaws.add(
                            at + "/code",
                            "the code '" + code + "' is taken by " + before,
                            "a code of its own, or remove one of the two");
                }
            }
        });
    }
}
