package kz.tumar.verify;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Where each subject's history ends among the first entries of a log, written as the format's page says.
final class TestHeads {
    private final List<String> subjects;
    private final TestTree tree = new TestTree();

    /// @param about whom each entry is about, or nobody
    TestHeads(List<String> about) {
        Map<String, Integer> numbers = new HashMap<>();
        Map<String, Integer> last = new HashMap<>();
        for (int i = 0; i < about.size(); i++) {
            if (!about.get(i).isEmpty()) {
                numbers.merge(about.get(i), 1, Integer::sum);
                last.put(about.get(i), i);
            }
        }
        Map<String, String> byKey = new TreeMap<>();
        numbers.keySet().forEach(subject -> byKey.put(key(subject), subject));
        byKey.forEach((key, subject) -> tree.add(("{\"index\":" + last.get(subject) + ",\"key\":\"" + key
                        + "\",\"number\":" + numbers.get(subject) + "}")
                .getBytes(US_ASCII)));
        subjects = new ArrayList<>(byKey.values());
    }

    private static String key(String subject) {
        return HexFormat.of()
                .formatHex(TestTree.digest().digest(subject.getBytes(UTF_8)))
                .substring(0, 32);
    }

    int count() {
        return subjects.size();
    }

    String root() {
        return HexFormat.of().formatHex(tree.root(subjects.size()));
    }

    String leaf(String subject) {
        int position = Math.max(0, subjects.indexOf(subject));
        return "{\"position\":" + position + ",\"proof\":" + Draft.hashes(tree.inclusion(position, subjects.size()))
                + "}";
    }
}
