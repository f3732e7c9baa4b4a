package kz.tumar.consent.decision;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import kz.tumar.contract.ArticleCode;
import kz.tumar.contract.CategoryCode;
import kz.tumar.contract.GroundCode;
import kz.tumar.contract.GroundId;
import kz.tumar.contract.PurposeCode;
import kz.tumar.contract.ReasonCode;
import kz.tumar.policy.GroundKind;
import org.jspecify.annotations.Nullable;

/// What a withdrawal can't reach: data that a statute or an unfulfilled obligation keeps for the same purpose (art.
/// 8(2) of Law 94-V; clause 2.6.1). For everything else the withdrawal takes effect, whatever is found here.
public final class Limiting {
    private static final ReasonCode STATUTE = new ReasonCode("withdrawal-limit.statute");
    private static final ReasonCode OBLIGATION = new ReasonCode("withdrawal-limit.unfulfilled-obligation");

    private Limiting() {}

    /// Some categories, and why they stay.
    ///
    /// @param until the last day of the ground, where known
    public record Limit(
            Set<CategoryCode> categories,
            ReasonCode reason,
            ArticleCode article,
            GroundCode ground,
            GroundId groundId,
            @Nullable LocalDate until) {
        public Limit {
            categories = Set.copyOf(categories);
        }
    }

    /// The limits on a withdrawal for a purpose, in the order in which their grounds were established.
    public static List<Limit> limits(Rules rules, Person person, PurposeCode purpose, LocalDate on) {
        var limits = new ArrayList<Limit>();
        person.every(Statement.Established.class).stream()
                .filter(ground -> ground.purposes().contains(purpose))
                .filter(ground -> rules.fits(purpose, ground.subjectCategory(), ground.ground()))
                .forEach(ground -> limit(rules, person, ground, purpose, on).ifPresent(limits::add));
        return limits;
    }

    private static Optional<Limit> limit(
            Rules rules, Person person, Statement.Established ground, PurposeCode purpose, LocalDate on) {
        LocalDate last = person.lastDayOf(ground);
        if (last != null && last.isBefore(on)) {
            return Optional.empty();
        }
        GroundKind kind = rules.kind(ground.ground());
        Optional<ReasonCode> reason = switch (kind) {
            case LAW -> Optional.of(STATUTE);
            case CONTRACT -> Optional.of(OBLIGATION);
            case CONSENT, LOCAL_ACT -> Optional.empty();
        };
        var categories = new TreeSet<CategoryCode>();
        ground.categories().stream()
                .filter(category -> rules.covers(purpose, ground.subjectCategory(), category))
                .forEach(categories::add);
        return categories.isEmpty()
                ? Optional.empty()
                : reason.map(why -> new Limit(
                        categories, why, rules.articleOf(ground.ground()), ground.ground(), ground.groundId(), last));
    }
}
