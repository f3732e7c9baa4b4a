package kz.tumar.consent.announce;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import kz.tumar.consent.decision.Noes;
import kz.tumar.consent.ledger.LinkedSets;
import kz.tumar.consent.ledger.Links;
import kz.tumar.consent.ledger.Statements;
import kz.tumar.consent.ledger.Subjects;
import kz.tumar.contract.Actor;
import kz.tumar.contract.SealedContent;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.fact.CandidateMatched;
import kz.tumar.contract.fact.Fact;
import kz.tumar.contract.fact.SubjectsLinked;
import kz.tumar.contract.fact.SubjectsUnlinked;
import kz.tumar.delivery.Draft;
import org.jspecify.annotations.Nullable;

/// That references are one person, or are not, as drafts. Either way nothing is revived: whatever the
/// person said no to under one reference is first stated for all of them, and who got data under those is to be told.
@ApplicationScoped
public class DraftingLinks {
    /// The largest linked set.
    public static final int LARGEST_SET = 64;

    private final Subjects subjects;
    private final Links links;
    private final LinkedSets linkedSets;
    private final Statements statements;
    private final NoticesOfLinks notices;

    @Inject
    DraftingLinks(
            Subjects subjects, Links links, LinkedSets linkedSets, Statements statements, NoticesOfLinks notices) {
        this.subjects = subjects;
        this.links = links;
        this.linkedSets = linkedSets;
        this.statements = statements;
        this.notices = notices;
    }

    /// What is said of two references.
    ///
    /// @param evidence what shows that it is so, sealed here
    public record Said(
            SubjectRef one,
            SubjectRef other,
            Actor actor,
            @Nullable SealedContent evidence,
            boolean linked,
            OffsetDateTime at) {
        List<SubjectRef> references() {
            return List.of(one, other);
        }
    }

    /// The drafts of what is said of two references of a locked set; none when it is so already.
    public List<Draft> drafts(Connection transaction, Said said, SortedSet<SubjectRef> set) throws SQLException {
        boolean linked = links.around(transaction, said.one()).linksDirectly(said.one(), said.other());
        if (linked == said.linked()) {
            return List.of();
        }
        var drafts = new ArrayList<Draft>();
        for (Noes.Missing missing : Noes.missing(set, statements.noes(transaction, set))) {
            drafts.add(new Draft.OfFact(missing.subject(), missing.at().atOffset(ZoneOffset.UTC), missing.said()));
            drafts.addAll(notices.drafts(transaction, missing, said.at()));
        }
        drafts.add(new Draft.OfFact(said.one(), said.at(), fact(said.other(), said)));
        drafts.add(new Draft.OfFact(said.other(), said.at(), fact(said.one(), said)));
        return drafts;
    }

    /// The drafts that follow when an officer found who filed a request. The evidence lies sealed where
    /// the officer said so, and is named there. What can't be linked was refused there.
    public List<Draft> drafts(Connection transaction, CandidateMatched matched, OffsetDateTime at) throws SQLException {
        var said = new Said(matched.sought(), matched.candidate(), matched.actor(), null, true, at);
        if (subjects.issued(transaction, said.references()).size() < 2) {
            return List.of();
        }
        SortedSet<SubjectRef> set = linkedSets.of(transaction, said.references());
        return set.size() > LARGEST_SET ? List.of() : drafts(transaction, said, set);
    }

    private static Fact fact(SubjectRef other, Said said) {
        return said.linked()
                ? new SubjectsLinked(other, said.actor(), said.evidence())
                : new SubjectsUnlinked(other, said.actor(), said.evidence());
    }
}
