package kz.tumar.verify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import kz.tumar.verify.refusal.Reason;

/// Every kind of damage to a package, and the reason each is refused for. Where a case signs the manifest anew,
/// it is the log's own key that does: even the operator can't get such a package past the checks.
final class Damages {
    static final int SIZE = 23;
    static final Draft.Log LOG = new Draft.Log(SIZE + 8);

    private final List<Damage> cases = new ArrayList<>();

    /// @param reasons those for which it may be refused
    @SuppressWarnings("ArrayRecordComponent")
    record Damage(String name, Set<Reason> reasons, byte[] bytes) {
        Damage {
            reasons = Set.copyOf(reasons);
        }
    }

    private Damages() {}

    static List<Damage> all() {
        Damages damages = new Damages();
        ArchiveDamages.add(damages);
        RecordDamages.add(damages);
        LogDamages.add(damages);
        HeadDamages.add(damages);
        ManifestDamages.add(damages);
        AnnexDamages.add(damages);
        return damages.cases;
    }

    static Draft subject() {
        return Draft.ofSubjects(LOG, SIZE, Draft.SUBJECTS.get(0), Draft.SUBJECTS.get(2));
    }

    static Draft period() {
        return Draft.ofPeriod(LOG, 5, 17, SIZE).withPrevious(LOG, 11, SIZE);
    }

    void damage(String name, Reason reason, byte[] bytes) {
        cases.add(new Damage(name, Set.of(reason), bytes));
    }

    void refused(String name, byte[] bytes) {
        cases.add(new Damage(name, EnumSet.allOf(Reason.class), bytes));
    }

    void damage(String name, Reason reason, Draft draft) {
        damage(name, reason, draft.bytes());
    }

    static int indexOf(byte[] whole, byte[] part) {
        for (int i = 0; i + part.length <= whole.length; i++) {
            if (Arrays.equals(whole, i, i + part.length, part, 0, part.length)) {
                return i;
            }
        }
        throw new IllegalArgumentException();
    }
}
