package kz.tumar.request.form;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import kz.tumar.contract.RequestKind;

/// What can be asked for on the form, and which fields each kind has. A kind stands in an address by
/// its name, like `/form/access`.
final class Asked {
    /// The kinds in the order in which they are offered.
    static final List<RequestKind> KINDS = List.of(RequestKind.values());

    private Asked() {}

    static Optional<RequestKind> of(String path) {
        return KINDS.stream().filter(kind -> path(kind).equals(path)).findFirst();
    }

    static String path(RequestKind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Clause 8.1 wants an identity document and what shows that the person deals with the operator,
    /// of access alone.
    static boolean wantsDocument(RequestKind kind) {
        return kind == RequestKind.ACCESS;
    }

    /// One of the five reasons of clause 2.7.1.
    static boolean wantsReason(RequestKind kind) {
        return Stream.of(RequestKind.RECTIFICATION, RequestKind.BLOCKING, RequestKind.DESTRUCTION)
                .anyMatch(kind::equals);
    }

    /// Taking consent back needs no more than giving it did; to be told what one's data is needs no
    /// reason.
    static boolean wantsWords(RequestKind kind) {
        return kind != RequestKind.ACCESS && kind != RequestKind.WITHDRAWAL;
    }
}
