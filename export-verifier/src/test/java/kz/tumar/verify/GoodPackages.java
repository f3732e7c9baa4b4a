package kz.tumar.verify;

import java.util.Map;
import java.util.TreeMap;

/// Packages that both verifiers must accept.
final class GoodPackages {
    private static final Draft.Log LOG = new Draft.Log(40);

    private GoodPackages() {}

    static Map<String, byte[]> all() {
        Map<String, byte[]> good = new TreeMap<>();
        good.put("subjects", Damages.subject().bytes());
        good.put("period", Damages.period().bytes());
        good.put("for an inquiry", AnnexDamages.good().bytes());
        good.put("one subject", Draft.ofSubjects(LOG, 40, Draft.SUBJECTS.get(1)).bytes());
        good.put(
                "subject, with the checkpoint before",
                Draft.ofSubjects(LOG, 40, Draft.SUBJECTS.get(1))
                        .withPrevious(LOG, 16, 40)
                        .bytes());
        good.put("everything", Draft.ofPeriod(LOG, 0, 40, 40).bytes());
        good.put("deepest", RecordDamages.deepest().bytes());
        good.put("nothing", Draft.ofPeriod(LOG, 7, 7, 40).bytes());
        return good;
    }
}
