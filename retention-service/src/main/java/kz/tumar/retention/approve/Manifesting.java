package kz.tumar.retention.approve;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import kz.tumar.contract.Cause;
import kz.tumar.contract.CorrelationId;
import kz.tumar.contract.DerivedId;
import kz.tumar.contract.EventId;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.ProblemType;
import kz.tumar.contract.Sha256;
import kz.tumar.contract.Violation;
import kz.tumar.contract.fact.DestructionApproved;
import kz.tumar.contract.fact.ManifestSubmitted;
import kz.tumar.contract.fact.RetentionFact;
import kz.tumar.delivery.Announcer;
import kz.tumar.delivery.Draft;
import kz.tumar.delivery.Transactions;
import kz.tumar.retention.announce.Concluding;
import kz.tumar.retention.announce.Concluding.Moment;
import kz.tumar.retention.announce.Drafting;
import kz.tumar.retention.announce.Instruction;
import kz.tumar.retention.decision.Need;
import kz.tumar.retention.ledger.Manifests;
import kz.tumar.retention.ledger.Manifests.Line;
import kz.tumar.retention.ledger.Manifests.Manifest;
import kz.tumar.retention.ledger.People;
import kz.tumar.runtime.problem.ProblemException;

/// Claims of a system about many at once: sent whole, shown as one, approved as one. Its lines count one by one after
/// that, as claims do.
@ApplicationScoped
public class Manifesting {
    private static final int MOST_VIOLATIONS = 100;
    private static final int SOME = 1_000;

    private final Transactions transactions;
    private final Announcer announcer;
    private final Concluding concluding;

    @Inject
    Manifesting(Transactions transactions, Announcer announcer, Concluding concluding) {
        this.transactions = transactions;
        this.announcer = announcer;
        this.concluding = concluding;
    }

    /// What approving would make count.
    ///
    /// @param subjects how many references it names
    public record Preview(
            Manifest manifest, long subjects, List<Manifests.ByPurpose> byPurpose, int approvals, int needed) {
        public Preview {
            byPurpose = List.copyOf(byPurpose);
        }
    }

    /// Takes a manifest; the same one again is nothing new.
    ///
    /// @param digest SHA-256 of it as it was sent
    /// @throws ProblemException everything that is wrong with its lines, up to a bound
    public Preview submit(HolderCode system, Sha256 digest, List<Line> lines) {
        return transactions.inTransaction(transaction -> {
            var moment = concluding.moment();
            require(transaction, moment, system, lines);
            var known = Manifests.find(transaction, digest);
            if (known.isPresent() && !known.get().system().equals(system)) {
                throw new ProblemException(ProblemType.CONFLICT);
            }
            if (known.isEmpty()) {
                var id = new EventId(DerivedId.from("tumar/manifest/v1", digest.value()));
                say(transaction, moment, id, new ManifestSubmitted(system, digest, lines.size()));
            }
            if (known.isEmpty() || !known.get().done()) {
                for (int from = 0; from < lines.size(); from += SOME) {
                    Manifests.keep(transaction, digest, lines.subList(from, Math.min(lines.size(), from + SOME)));
                }
            }
            return preview(transaction, moment, digest);
        });
    }

    private static void require(Connection transaction, Moment moment, HolderCode system, List<Line> lines)
            throws SQLException {
        var violations = new ArrayList<Violation>();
        for (int from = 0; from < lines.size() && violations.size() < MOST_VIOLATIONS; from += SOME) {
            var some = lines.subList(from, Math.min(lines.size(), from + SOME));
            var registered = People.registered(
                    transaction, some.stream().map(Line::subject).toList());
            for (var line : some) {
                var at = "/" + line.number() + "/";
                if (!registered.contains(line.subject())) {
                    violations.add(new Violation(at + "subject", "exists", "an issued reference"));
                }
                line.achievement()
                        .wrong(moment.policy(), system, moment.today())
                        .ifPresent(
                                wrong -> violations.add(new Violation(at + wrong.field(), wrong.rule(), wrong.rule())));
            }
        }
        if (!violations.isEmpty()) {
            throw new ProblemException(
                    ProblemType.INVALID_PARAMETER, violations.subList(0, Math.min(violations.size(), MOST_VIOLATIONS)));
        }
    }

    /// Shows a manifest.
    ///
    /// @throws ProblemException `NOT_FOUND`
    public Preview preview(Sha256 digest) {
        return transactions.inTransaction(transaction -> preview(transaction, concluding.moment(), digest));
    }

    private static Preview preview(Connection transaction, Moment moment, Sha256 digest) throws SQLException {
        var manifest =
                Manifests.find(transaction, digest).orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND));
        return new Preview(
                manifest,
                Manifests.subjects(transaction, digest),
                Manifests.byPurpose(transaction, digest),
                Manifests.approvals(transaction, digest).size(),
                Need.ofManifests(moment.policy()).persons());
    }

    /// Approves a manifest; with the last approval needed its claims count.
    ///
    /// @throws ProblemException `OWN_DECISION` for who approved before or is named in it, `CONFLICT` while lines
    ///     of it are missing
    public Preview approve(Sha256 digest, Instruction by) {
        return transactions.inTransaction(transaction -> {
            var moment = concluding.moment();
            var need = Need.ofManifests(moment.policy());
            if (!need.roles().contains(by.role())) {
                throw new ProblemException(ProblemType.FORBIDDEN);
            }
            Manifests.hold(transaction, digest);
            var preview = preview(transaction, moment, digest);
            if (preview.manifest().approved()) {
                return preview;
            }
            if (preview.manifest().present() < preview.manifest().lines()) {
                throw new ProblemException(ProblemType.CONFLICT);
            }
            var self = by.self();
            boolean own = self != null && Manifests.names(transaction, digest, People.linked(transaction, self));
            var before = Manifests.approvals(transaction, digest);
            if (own || before.contains(by.officer())) {
                throw new ProblemException(ProblemType.OWN_DECISION);
            }
            boolean last = need.lastAfter(before.size());
            var approved = new DestructionApproved(need.approval(), by.actor(), last, null, null, digest);
            say(transaction, moment, by.cause("approve-manifest", digest).id(), approved);
            return preview(transaction, moment, digest);
        });
    }

    private void say(Connection transaction, Moment moment, EventId id, RetentionFact fact) throws SQLException {
        announcer.announce(
                transaction,
                new Announcer.Announcement(
                        new Cause(Drafting.SELF, id),
                        new CorrelationId(id.value()),
                        null,
                        moment.rules().version(),
                        List.of(new Draft.OfFact(null, Drafting.time(moment.now()), fact))));
    }
}
