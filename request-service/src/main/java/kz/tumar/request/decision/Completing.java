package kz.tumar.request.decision;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import kz.tumar.contract.Actor;
import kz.tumar.contract.MissingItem;
import kz.tumar.contract.ProblemType;
import kz.tumar.contract.ReasonCode;
import kz.tumar.contract.RequestKind;
import kz.tumar.contract.SealedContent;
import kz.tumar.contract.Violation;
import kz.tumar.contract.fact.CompletionAsked;
import kz.tumar.contract.fact.CompletionReceived;
import org.jspecify.annotations.Nullable;

/// What clause 8.1 wants in a request for access: asked for once, taken in when it comes, and a reason to refuse only
/// as long as it is missing. The clock runs through all of this.
final class Completing {
    /// The reason of a refusal that only what is missing can give.
    static final ReasonCode INCOMPLETE = new ReasonCode("refusal.incomplete");

    private Completing() {}

    static Verdict ask(RequestCase open, Actor actor) {
        if (asked(open)) {
            return Verdict.Rejected.conflict("something missing that was not asked for yet");
        }
        return Verdict.Stated.of(new CompletionAsked(open.id(), open.missing(), actor));
    }

    /// Whether nothing is missing that was not asked for: nobody is asked for one thing twice, and what turns out to be
    /// missing later (a signature that is invalid) is asked for too.
    private static boolean asked(RequestCase open) {
        return open.missing().stream()
                .allMatch(item -> open.all(CompletionAsked.class).stream()
                        .anyMatch(asked -> asked.missing().contains(item)));
    }

    /// @param today an authority that has ended by then may be replaced
    static Verdict receive(RequestCase open, CaseAction.Complete came, Actor actor, LocalDate today) {
        Map<MissingItem, SealedContent> items =
                items(came.identityDocument(), came.participation(), came.signature(), came.authority());
        if (items.isEmpty()) {
            return Verdict.Rejected.at(ProblemType.INVALID_PARAMETER, "", "required", "something that was missing");
        }
        var wanted = new ArrayList<>(open.missing());
        if (Representing.ended(open, today)) {
            wanted.add(MissingItem.AUTHORITY);
        }
        List<Violation> needless = needless(items, wanted);
        if (!needless.isEmpty()) {
            return new Verdict.Rejected(ProblemType.CONFLICT, needless);
        }
        List<MissingItem> left =
                open.missing().stream().filter(item -> !items.containsKey(item)).toList();
        return Verdict.Stated.of(new CompletionReceived(
                open.id(),
                came.receivedAt(),
                left,
                came.identityDocument(),
                came.participation(),
                came.signature(),
                came.authority(),
                actor,
                came.authorityEnds()));
    }

    /// Why a request can't be refused as incomplete; null where it can. Blocks never wait for completeness, so that is
    /// no reason against anything but access.
    static Verdict.@Nullable Rejected notIncomplete(RequestCase open) {
        if (open.kind() != RequestKind.ACCESS || open.missing().isEmpty()) {
            return Verdict.Rejected.conflict("a request for access that lacks something");
        }
        return asked(open) ? null : Verdict.Rejected.conflict("that the applicant was asked for what is missing");
    }

    /// What is still missing after this came; of what was taken in by mistake nothing counts.
    static List<MissingItem> left(List<MissingItem> missing, List<CompletionReceived> came) {
        var left = new ArrayList<>(missing);
        for (CompletionReceived each : came) {
            left.removeAll(items(each.identityDocument(), each.participation(), each.signature(), each.authority())
                    .keySet());
        }
        return left;
    }

    private static List<Violation> needless(Map<MissingItem, SealedContent> items, List<MissingItem> missing) {
        var needless = new ArrayList<Violation>();
        for (MissingItem item : items.keySet()) {
            if (!missing.contains(item)) {
                needless.add(new Violation(pathOf(item), "state", "nothing: it is not missing"));
            }
        }
        return needless;
    }

    private static String pathOf(MissingItem item) {
        return switch (item) {
            case IDENTITY_DOCUMENT -> "/identityDocument";
            case PARTICIPATION -> "/participation";
            case SIGNATURE -> "/signature";
            case AUTHORITY -> "/authority";
        };
    }

    private static Map<MissingItem, SealedContent> items(
            @Nullable SealedContent identityDocument,
            @Nullable SealedContent participation,
            @Nullable SealedContent signature,
            @Nullable SealedContent authority) {
        var items = new EnumMap<MissingItem, SealedContent>(MissingItem.class);
        put(items, MissingItem.IDENTITY_DOCUMENT, identityDocument);
        put(items, MissingItem.PARTICIPATION, participation);
        put(items, MissingItem.SIGNATURE, signature);
        put(items, MissingItem.AUTHORITY, authority);
        return items;
    }

    private static void put(Map<MissingItem, SealedContent> items, MissingItem item, @Nullable SealedContent content) {
        if (content != null) {
            items.put(item, content);
        }
    }
}
