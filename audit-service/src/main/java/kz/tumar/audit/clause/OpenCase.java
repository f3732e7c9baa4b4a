package kz.tumar.audit.clause;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import kz.tumar.audit.clause.ClauseTable.Late;

/// One case and its terms. What ended it is remembered by its id, because it may turn out not to hold: then the case is
/// open again, and as late as it was.
final class OpenCase {
    private final Set<String> endings = new HashSet<>(2);
    private final Map<String, String> missed = new HashMap<>(2);
    private Late kind = Late.ACCESS;
    private String beginning = "";
    private boolean withdrawn;

    void began(String id, Late as) {
        beginning = id;
        kind = as;
    }

    void missed(String profile, String due) {
        missed.merge(profile, due, (one, other) -> one.compareTo(other) < 0 ? other : one);
    }

    void ended(String id) {
        endings.add(id);
    }

    /// What was sent didn't arrive: nothing has ended the case.
    void reopened() {
        endings.clear();
    }

    void corrected(JsonNode correction) {
        String corrects = correction.path("corrects").asText();
        switch (correction.path("change").asText()) {
            case "ANNULLED", "SUBJECT", "MISDIRECTED" -> {
                endings.remove(corrects);
                withdrawn |= corrects.equals(beginning);
            }
            default -> {}
        }
        counted("POLICY", correction.path("policyDue").asText());
        counted("LAW", correction.path("statutoryDue").asText());
    }

    /// A date that was missed isn't any more, where the right one is later.
    private void counted(String profile, String due) {
        missed.computeIfPresent(profile, (_, before) -> due.compareTo(before) > 0 ? null : before);
    }

    boolean isLate() {
        return !withdrawn && endings.isEmpty() && !missed.isEmpty();
    }

    Late kind() {
        return kind;
    }
}
