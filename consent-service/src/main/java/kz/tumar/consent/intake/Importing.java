package kz.tumar.consent.intake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import kz.tumar.consent.decision.Rules;
import kz.tumar.consent.ledger.ImportRuns;
import kz.tumar.consent.ledger.ImportRuns.Refused;
import kz.tumar.consent.ledger.ImportRuns.Run;
import kz.tumar.consent.listen.DecidingLegacy;
import kz.tumar.contract.Actor;
import kz.tumar.contract.DerivedId;
import kz.tumar.contract.Event;
import kz.tumar.contract.ProblemType;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.Violation;
import kz.tumar.contract.claim.Claim;
import kz.tumar.delivery.Announcer;
import kz.tumar.delivery.Decision;
import kz.tumar.delivery.Incoming;
import kz.tumar.delivery.Origin;
import kz.tumar.delivery.Transactions;
import kz.tumar.delivery.wire.Reading;
import kz.tumar.runtime.policy.PolicyVersions;
import kz.tumar.runtime.problem.ProblemException;

/// Takes over what systems knew before, line by line, in batches each of which is committed with the number of the line
/// after it: whoever repeats an import goes on where it ended, and what was stated is not stated twice. A dry run says
/// the same of every line and changes nothing.
@ApplicationScoped
class Importing {
    private static final int BATCH = 100;
    private static final int LONGEST_LINE = 65_536;

    private final RegisteringSubjects registering;
    private final LinkingSubjects linking;
    private final DecidingLegacy deciding;
    private final ImportRuns runs;
    private final Transactions transactions;
    private final Announcer announcer;
    private final PolicyVersions policies;
    private final Clock clock;

    @Inject
    Importing(
            RegisteringSubjects registering,
            LinkingSubjects linking,
            DecidingLegacy deciding,
            ImportRuns runs,
            Transactions transactions,
            Announcer announcer,
            PolicyVersions policies,
            Clock clock) {
        this.registering = registering;
        this.linking = linking;
        this.deciding = deciding;
        this.runs = runs;
        this.transactions = transactions;
        this.announcer = announcer;
        this.policies = policies;
        this.clock = clock;
    }

    /// What became of the lines of one call.
    ///
    /// @param refusedLines of a dry run, the first of them; of a real one, see the report
    record Result(Run run, boolean dryRun, List<Refused> refusedLines) {}

    /// Imports the lines of a reader, the first of which has this number.
    Result run(UUID id, BufferedReader lines, long first, boolean dryRun, Actor actor) throws IOException {
        Run run = dryRun
                ? new Run(id, first, 0, 0)
                : transactions.inTransaction(transaction -> runs.begin(transaction, id, clock.instant()));
        if (first > run.next()) {
            throw References.invalid("/from", "maximum", Long.toString(run.next()));
        }
        var refused = new ArrayList<Refused>();
        long number = first;
        var batch = new ArrayList<LegacyLine>();
        for (String line = next(lines); line != null; line = next(lines)) {
            if (number >= run.next() && !line.isBlank()) {
                batch.add(LegacyLine.read(number, line));
            }
            number++;
            if (batch.size() == BATCH) {
                run = take(run, batch, number, dryRun, actor, refused);
                batch.clear();
            }
        }
        run = number > run.next() ? take(run, batch, number, dryRun, actor, refused) : run;
        return new Result(run, dryRun, refused);
    }

    /// A line that is too long is cut: what is left of it can't be read, and is refused.
    private static @org.jspecify.annotations.Nullable String next(BufferedReader lines) throws IOException {
        var line = new StringBuilder();
        int read = lines.read();
        if (read < 0) {
            return null;
        }
        for (; read >= 0 && read != '\n'; read = lines.read()) {
            if (line.length() < LONGEST_LINE) {
                line.append((char) read);
            }
        }
        return line.toString();
    }

    private Run take(Run run, List<LegacyLine> batch, long next, boolean dryRun, Actor actor, List<Refused> shown) {
        var people = new ImportedPeople(new Rules(policies.current(policies.today())), registering, dryRun, batch);
        var refused = new ArrayList<Refused>();
        batch.forEach(line -> people.refuseStrangers(line, refused));
        people.register();
        if (dryRun) {
            tryLinks(batch, people, refused);
        } else {
            link(run, batch, people, actor, refused);
        }
        Instant now = clock.instant();
        try {
            return transactions.inTransaction(transaction -> {
                announcer.lock(transaction, people.everybody());
                for (LegacyLine line : batch) {
                    if (line instanceof LegacyLine.Saying saying && people.has(saying.known())) {
                        say(transaction, run, saying, people.of(saying.known()), now, dryRun, refused);
                    }
                }
                var after = new Run(
                        run.id(), next, run.accepted() + batch.size() - refused.size(), run.refused() + refused.size());
                shown.addAll(refused.subList(0, Math.min(refused.size(), Math.max(0, 1_000 - shown.size()))));
                if (dryRun) {
                    throw new Undone(after);
                }
                if (!runs.advance(transaction, run, after, refused)) {
                    throw new ProblemException(ProblemType.CONFLICT);
                }
                return after;
            });
        } catch (Undone undone) {
            return undone.run;
        }
    }

    /// A dry run has references that nobody gets, so it finds what can be found without them: somebody linked to
    /// themselves.
    private static void tryLinks(List<LegacyLine> batch, ImportedPeople people, List<Refused> refused) {
        for (LegacyLine line : batch) {
            if (line instanceof LegacyLine.Pair pair
                    && people.has(pair.one())
                    && pair.one().equals(pair.other())) {
                refused.add(notLinked(line));
            }
        }
    }

    private static Refused notLinked(LegacyLine line) {
        return new Refused(
                line.number(),
                ProblemType.CONFLICT,
                List.of(new Violation("/other", "not", "another person, in a set that is not too large")));
    }

    private void link(Run run, List<LegacyLine> batch, ImportedPeople people, Actor actor, List<Refused> refused) {
        for (LegacyLine line : batch) {
            if (line instanceof LegacyLine.Pair pair && people.has(pair.one()) && people.has(pair.other())) {
                UUID key = DerivedId.from("tumar/import/v1", run.id().toString(), Long.toString(line.number()));
                try {
                    linking.link(
                            new LinkingSubjects.Pair(people.of(pair.one()), people.of(pair.other()), actor, null), key);
                } catch (ProblemException problem) {
                    refused.add(notLinked(line));
                }
            }
        }
    }

    private void say(
            Connection transaction,
            Run run,
            LegacyLine.Saying saying,
            SubjectRef subject,
            Instant now,
            boolean dryRun,
            List<Refused> refused)
            throws SQLException {
        switch (saying.asClaim(subject, run.id(), now)) {
            case Reading.Unreadable unreadable ->
                refused.add(new Refused(
                        saying.number(),
                        problem(unreadable.rejection().problem()),
                        unreadable.rejection().violations()));
            case Reading.Understood understood -> {
                Event<? extends Claim> event = understood.event();
                switch (deciding.decide(transaction, new Incoming<>(event, new Origin.Http(), now, true))) {
                    case Decision.Accepted accepted -> {
                        if (!dryRun) {
                            announcer.announce(
                                    transaction,
                                    new Announcer.Announcement(
                                            event.asCause(),
                                            event.correlationid(),
                                            null,
                                            accepted.under(),
                                            accepted.drafts()));
                        }
                    }
                    case Decision.Refused no ->
                        refused.add(new Refused(saying.number(), no.problem(), no.violations()));
                    case Decision.Waiting _ -> throw new ProblemException(ProblemType.UNAVAILABLE);
                }
            }
        }
    }

    private static ProblemType problem(String urn) {
        for (ProblemType problem : ProblemType.values()) {
            if (problem.urn().equals(urn)) {
                return problem;
            }
        }
        return ProblemType.INTERNAL;
    }

    /// Ends the transaction of a dry run, so that nothing of it stays.
    private static final class Undone extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Run run;

        Undone(Run run) {
            super("a dry run changes nothing", null, false, false);
            this.run = run;
        }
    }
}
