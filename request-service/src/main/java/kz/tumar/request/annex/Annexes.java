package kz.tumar.request.annex;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import kz.tumar.contract.Actor;
import kz.tumar.contract.NamedPerson;
import kz.tumar.contract.ProblemType;
import kz.tumar.contract.ReasonCode;
import kz.tumar.contract.Violation;
import kz.tumar.request.ledger.Subjects;
import kz.tumar.runtime.problem.ProblemException;
import kz.tumar.sealing.SealedDocuments;
import kz.tumar.sealing.SealedHere;

/// The names in annexes: sealed like all that says who somebody is, and opened one by one, each opening a fact.
@ApplicationScoped
public class Annexes {
    private static final ReasonCode REASON = new ReasonCode("reveal.authority-inquiry");

    private final SealedHere sealed;
    private final SealedDocuments documents;
    private final Subjects subjects;

    @Inject
    Annexes(SealedHere sealed, SealedDocuments documents, Subjects subjects) {
        this.sealed = sealed;
        this.documents = documents;
        this.subjects = subjects;
    }

    /// Refuses a name that isn't sealed here, of that very person, as it is said to be.
    ///
    /// @throws ProblemException `INVALID_PARAMETER` with every place that is wrong
    public void requireSealed(Connection transaction, List<NamedPerson> annex) throws SQLException {
        var wrong = new ArrayList<Violation>();
        for (int i = 0; i < annex.size(); i++) {
            NamedPerson named = annex.get(i);
            var person = subjects.linked(transaction, named.subject());
            if (!sealed.lacking(transaction, List.of(named.content()), person).isEmpty()) {
                wrong.add(new Violation("/annex/" + i + "/content", "sealed", "sealed here, of this person"));
            }
        }
        if (!wrong.isEmpty()) {
            throw new ProblemException(ProblemType.INVALID_PARAMETER, wrong);
        }
    }

    /// Opens an annex. Whose name was destroyed since stays in it by reference: what the export commits to doesn't
    /// change.
    List<AnnexedPerson> open(Connection transaction, List<NamedPerson> annex, Actor actor) throws SQLException {
        var persons = new ArrayList<AnnexedPerson>();
        for (NamedPerson named : annex) {
            persons.add(open(transaction, named, actor));
        }
        return persons;
    }

    private AnnexedPerson open(Connection transaction, NamedPerson named, Actor actor) throws SQLException {
        String commitment = named.content().commitment().value();
        try {
            var opened = documents.openProved(transaction, named.content().sealedRef(), REASON, actor);
            try {
                return new AnnexedPerson(
                        named.subject(),
                        new String(opened.value(), UTF_8),
                        HexFormat.of().formatHex(opened.nonce()),
                        commitment,
                        false);
            } finally {
                Arrays.fill(opened.value(), (byte) 0);
            }
        } catch (ProblemException gone) {
            if (gone.problem() != ProblemType.DESTROYED) {
                throw gone;
            }
            return new AnnexedPerson(named.subject(), null, null, commitment, true);
        }
    }
}
