package kz.tumar.request.decision;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kz.tumar.contract.DeadlineProfile;
import kz.tumar.contract.fact.DeadlineMissed;
import kz.tumar.contract.fact.RequestAnswered;

/// Whether a request was done in time, decided where it is done or where a date of it is corrected: no outage and no
/// timer that comes later makes an answer punctual. What is done counts from the day on which it was provably done and
/// recorded, so that nobody is in time by a date that they write themselves.
public final class Lateness {
    private Lateness() {}

    /// The dates that passed before the case was done, and that nobody stated yet; none while it is open, of which the
    /// clock tells.
    public static List<DeadlineMissed> of(RequestCase state, ZoneId zone) {
        Optional<LocalDate> done = doneOn(state, zone);
        if (done.isEmpty() || state.annulled() || !state.clockRuns()) {
            return List.of();
        }
        var missed = new ArrayList<DeadlineMissed>();
        for (DeadlineProfile profile : DeadlineProfile.values()) {
            LocalDate due = profile == DeadlineProfile.POLICY ? state.policyDue() : state.statutoryDue();
            if (done.get().isAfter(due) && !state.missed(profile, due)) {
                missed.add(new DeadlineMissed(state.id(), profile, due));
            }
        }
        return missed;
    }

    private static Optional<LocalDate> doneOn(RequestCase state, ZoneId zone) {
        return resolvedBy(state).map(by -> {
            boolean leftLater = by.fact() instanceof RequestAnswered answered
                    && answered.answeredAt().isAfter(by.at());
            Instant at = leftLater ? ((RequestAnswered) by.fact()).answeredAt() : by.at();
            return LocalDate.ofInstant(at, zone);
        });
    }

    /// What the case was resolved by, where it is; what came back or was a mistake did not resolve it.
    private static Optional<Stated> resolvedBy(RequestCase state) {
        Optional<Stated> by = Optional.empty();
        for (int i = 1; i <= state.later().size(); i++) {
            Stated latest = state.later().get(i - 1);
            var then = new RequestCase(
                    state.subject(),
                    state.filed(),
                    state.filedAt(),
                    state.later().subList(0, i),
                    state.history());
            by = then.resolved() ? by.or(() -> Optional.of(latest)) : Optional.empty();
        }
        return by;
    }
}
