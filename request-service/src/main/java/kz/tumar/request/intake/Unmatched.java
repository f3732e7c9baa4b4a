package kz.tumar.request.intake;

import kz.tumar.contract.claim.SubjectRequestFiled;

/// A request under a reference that stands for this filer alone: to find out who it is, is urgent.
final class Unmatched {
    private Unmatched() {}

    static SubjectRequestFiled of(SubjectRequestFiled claim) {
        return new SubjectRequestFiled(
                claim.kind(),
                claim.channel(),
                claim.actedBy(),
                claim.receivedAt(),
                claim.categories(),
                claim.reason(),
                claim.identityDocument(),
                claim.participation(),
                claim.signature(),
                claim.requestedForm(),
                claim.content(),
                claim.purposes(),
                claim.lateReason(),
                true);
    }
}
