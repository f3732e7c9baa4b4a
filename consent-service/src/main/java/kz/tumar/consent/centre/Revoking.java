package kz.tumar.consent.centre;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import kz.tumar.consent.announce.Stating;
import kz.tumar.consent.ledger.PersonalLinks;
import kz.tumar.contract.Actor;
import kz.tumar.contract.DerivedId;
import kz.tumar.contract.PersonalLinkId;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.fact.PersonalLinkRevoked;
import kz.tumar.delivery.Transactions;

/// Takes links to people's pages back. A link that was revoked opens nothing, and ends the visits that it began.
@ApplicationScoped
class Revoking {
    private final PersonalLinks links;
    private final Stating stating;
    private final Transactions transactions;

    @Inject
    Revoking(PersonalLinks links, Stating stating, Transactions transactions) {
        this.links = links;
        this.stating = stating;
        this.transactions = transactions;
    }

    /// To whose page a link leads, where it was ever made.
    Optional<SubjectRef> subjectOf(PersonalLinkId link) {
        return transactions.inTransaction(transaction -> links.subjectOf(transaction, link));
    }

    /// Revokes a link; what was revoked before stays as it was revoked first.
    void revoke(PersonalLinkId link, SubjectRef subject, Actor actor) {
        if (!transactions.inTransaction(transaction -> links.isRevoked(transaction, link))) {
            stating.state(
                    DerivedId.from("tumar/personal-link-revoked/v1", link.toString()),
                    subject,
                    new PersonalLinkRevoked(link, actor));
        }
    }
}
