package kz.tumar.verify;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kz.tumar.verify.canonical.CanonicalCursor;
import kz.tumar.verify.canonical.NotCanonical;
import kz.tumar.verify.entry.MomentText;
import kz.tumar.verify.refusal.Reason;
import kz.tumar.verify.refusal.Refused;

/// What the package says it is (`scope.json`).
public sealed interface Scope {
    String exportId();

    String createdAt();

    long count();

    /// Everything about these subjects, as far as the log's statement of heads goes.
    record OfSubjects(String exportId, String createdAt, long count, List<String> subjects) implements Scope {
        public OfSubjects {
            subjects = List.copyOf(subjects);
        }

        /// When it was asked for, by the operator's account.
        OffsetDateTime moment() {
            return OffsetDateTime.parse(createdAt);
        }
    }

    /// Every entry of the log from index `first` up to and without `end`. The dates, or `-`, are what was asked
    /// for; the indices are what is checked.
    record OfPeriod(String exportId, String createdAt, long count, long first, long end, String from, String to)
            implements Scope {}

    static Scope parse(byte[] content) {
        try {
            return new Reader(content).read();
        } catch (NotCanonical e) {
            throw new Refused(Reason.JSON_NOT_CANONICAL, Layout.SCOPE, 1, e.offset());
        }
    }

    /// Collects the fields first and then asks for exactly those that the kind of scope has.
    final class Reader {
        private static final String UUID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

        private final Map<String, String> texts = new HashMap<>();
        private final Map<String, Long> numbers = new HashMap<>();
        private final Map<String, List<String>> lists = new HashMap<>();
        private boolean annexed;

        private Reader(byte[] content) {
            CanonicalCursor json = new CanonicalCursor().over(content, 0, content.length);
            json.openObject();
            while (json.nextKey()) {
                String field = json.key();
                switch (field) {
                    case "format", "kind", "createdAt", "exportId", "from", "inquiry", "to" ->
                        texts.put(field, json.text());
                    case "count", "first", "end" -> numbers.put(field, json.integer());
                    case "subjects", "policyVersions" -> lists.put(field, texts(json));
                    case "annex" -> annex(json);
                    default -> throw malformed(field);
                }
            }
            json.requireEnd();
        }

        private static List<String> texts(CanonicalCursor json) {
            List<String> texts = new ArrayList<>();
            json.openArray();
            while (json.nextElement()) {
                texts.add(json.text());
            }
            return texts;
        }

        /// Whom a sealed annex names, each with what it is held against; the annex itself is kept elsewhere.
        private void annex(CanonicalCursor json) {
            String before = "";
            json.openArray();
            while (json.nextElement()) {
                Map<String, String> named = new HashMap<>();
                json.openObject();
                while (json.nextKey()) {
                    String field = json.key();
                    named.put(field, json.text());
                }
                String subject = named.getOrDefault("subject", "");
                boolean right = named.size() == 2
                        && named.getOrDefault("commitment", "").matches("[0-9a-f]{64}")
                        && subject.compareTo(before) > 0;
                if (!right) {
                    throw malformed("annex");
                }
                before = subject;
            }
            annexed = true;
            if (before.isEmpty()) {
                throw malformed("annex");
            }
        }

        private Scope read() {
            requireText("format", "tumar-export/1");
            requireText("exportId", UUID);
            requireTime("createdAt");
            if (texts.containsKey("inquiry")) {
                requireText("inquiry", UUID);
            } else if (annexed) {
                throw malformed("annex");
            }
            if (!lists.containsKey("policyVersions")) {
                throw malformed("policyVersions");
            }
            return requireText("kind", "subject|period").equals("subject") ? ofSubjects() : ofPeriod();
        }

        private Scope ofSubjects() {
            forbid("first", "end", "from", "to");
            List<String> subjects = lists.get("subjects");
            if (subjects == null || subjects.isEmpty() || subjects.contains("")) {
                throw malformed("subjects");
            }
            for (int i = 1; i < subjects.size(); i++) {
                if (subjects.get(i - 1).compareTo(subjects.get(i)) >= 0) {
                    throw malformed("subjects");
                }
            }
            return new OfSubjects(requireText("exportId", UUID), requireTime("createdAt"), number("count"), subjects);
        }

        private Scope ofPeriod() {
            forbid("subjects");
            long first = number("first");
            long end = number("end");
            long count = number("count");
            if (first > end) {
                throw malformed("end");
            }
            if (count != end - first) {
                throw new Refused(Reason.COUNT_DIFFERS, count, end - first);
            }
            String from = texts.containsKey("from") ? requireTime("from") : "-";
            String to = texts.containsKey("to") ? requireTime("to") : "-";
            return new OfPeriod(requireText("exportId", UUID), requireTime("createdAt"), count, first, end, from, to);
        }

        private String requireText(String field, String pattern) {
            String text = texts.getOrDefault(field, "");
            if (!text.matches(pattern)) {
                throw malformed(field);
            }
            return text;
        }

        private String requireTime(String field) {
            String text = texts.getOrDefault(field, "");
            if (MomentText.parse(text).isEmpty()) {
                throw malformed(field);
            }
            return text;
        }

        private long number(String field) {
            Long number = numbers.get(field);
            if (number == null) {
                throw malformed(field);
            }
            return number;
        }

        private void forbid(String... fields) {
            for (String field : fields) {
                if (texts.containsKey(field) || numbers.containsKey(field) || lists.containsKey(field)) {
                    throw malformed(field);
                }
            }
        }

        private static Refused malformed(String field) {
            return new Refused(Reason.SCOPE_MALFORMED, field);
        }
    }
}
