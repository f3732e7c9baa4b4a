package kz.tumar.consent.decision;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import kz.tumar.contract.PurposeCode;
import kz.tumar.contract.RecipientCode;
import kz.tumar.policy.Recipient;
import kz.tumar.policy.RecipientKind;

/// Who must be told that a consent was withdrawn: everybody whom the data went to for that purpose, and the processors
/// whom the consent named (clauses 2.6.1, 8.4). A state body got it without consent, and is told nothing.
public final class TellingRecipients {
    private TellingRecipients() {}

    /// Something that went to a recipient, or that a recipient was told, and when.
    public record Transfer(RecipientCode recipient, Instant at) {}

    /// The recipients to be told, by their codes; those who were told since the data last went to them are not.
    ///
    /// @param made what was disclosed for this purpose
    /// @param told of which recipients a notice stands already
    public static Set<RecipientCode> toTell(
            Rules rules, Person person, PurposeCode purpose, Collection<Transfer> made, Collection<Transfer> told) {
        Map<RecipientCode, Instant> last = new TreeMap<>();
        made.forEach(each -> last.merge(each.recipient(), each.at(), TellingRecipients::later));
        for (Statement.Given given : person.every(Statement.Given.class)) {
            if (given.purpose().equals(purpose)) {
                given.terms().recipients().stream()
                        .filter(code -> is(rules, code, RecipientKind.PROCESSOR))
                        .forEach(code -> last.merge(code, given.at(), TellingRecipients::later));
            }
        }
        last.keySet().removeIf(code -> is(rules, code, RecipientKind.STATE_BODY));
        told.forEach(each -> last.computeIfPresent(
                each.recipient(), (_, transferred) -> each.at().isBefore(transferred) ? transferred : null));
        return Set.copyOf(last.keySet());
    }

    /// Whether the last word to a purpose is a withdrawal.
    public static boolean isWithdrawn(Person person, PurposeCode purpose) {
        List<Statement.Withdrawn> noes = person.every(Statement.Withdrawn.class);
        return noes.stream()
                .filter(no -> no.purpose().equals(purpose))
                .map(Statement::at)
                .max(Instant::compareTo)
                .filter(no -> person.lastYes(purpose).filter(no::isBefore).isEmpty())
                .isPresent();
    }

    private static boolean is(Rules rules, RecipientCode code, RecipientKind kind) {
        return rules.recipient(code).map(Recipient::kind).filter(kind::equals).isPresent();
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
