package kz.tumar.request.decision;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import kz.tumar.contract.MissingItem;
import kz.tumar.contract.Representation;
import kz.tumar.contract.fact.CompletionReceived;

/// Who speaks for another needs an authority that has not ended (clause 8.1, law.md part F, 8).
public final class Representing {
    private Representing() {}

    /// Whether somebody else speaks for the person.
    public static boolean applies(RequestCase request) {
        return request.filed().actedBy().representation() == Representation.REPRESENTATIVE;
    }

    /// Whether the authority that came last has ended by a day; one without an end has not.
    public static boolean ended(RequestCase request, LocalDate today) {
        return applies(request)
                && ends(request).filter(last -> last.isBefore(today)).isPresent();
    }

    /// Whether somebody else speaks for the person, and nothing that holds lets them.
    public static boolean unauthorised(RequestCase request, LocalDate today) {
        boolean given = request.filed().actedBy().authority() != null
                || request.all(CompletionReceived.class).stream().anyMatch(received -> received.authority() != null);
        return applies(request)
                && (!given || ended(request, today) || request.missing().contains(MissingItem.AUTHORITY));
    }

    private static Optional<LocalDate> ends(RequestCase request) {
        List<CompletionReceived> later = request.all(CompletionReceived.class).stream()
                .filter(received -> received.authority() != null)
                .toList();
        return Optional.ofNullable(
                later.isEmpty()
                        ? request.filed().actedBy().authorityEnds()
                        : later.getLast().authorityEnds());
    }
}
