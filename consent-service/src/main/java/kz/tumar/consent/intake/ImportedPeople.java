package kz.tumar.consent.intake;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import kz.tumar.consent.decision.Rules;
import kz.tumar.consent.intake.LegacyLine.Known;
import kz.tumar.consent.ledger.ImportRuns.Refused;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.ProblemType;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.Violation;

/// Whom a batch of lines is about; in a dry run references that nobody gets.
final class ImportedPeople {
    private final Rules rules;
    private final RegisteringSubjects registering;
    private final boolean dryRun;
    private final Map<HolderCode, Set<String>> named = new LinkedHashMap<>();
    private final Map<Known, SubjectRef> references = new HashMap<>();

    ImportedPeople(Rules rules, RegisteringSubjects registering, boolean dryRun, List<LegacyLine> batch) {
        this.rules = rules;
        this.registering = registering;
        this.dryRun = dryRun;
        batch.forEach(line -> {
            switch (line) {
                case LegacyLine.Wrong _ -> {}
                case LegacyLine.Person person -> add(person.known());
                case LegacyLine.Pair pair -> {
                    add(pair.one());
                    add(pair.other());
                }
                case LegacyLine.Saying saying -> add(saying.known());
            }
        });
    }

    private void add(Known known) {
        if (rules.knows(known.system())) {
            named.computeIfAbsent(known.system(), _ -> new LinkedHashSet<>()).add(known.localId());
        }
    }

    void register() {
        named.forEach((system, localIds) -> {
            var inOrder = List.copyOf(localIds);
            var subjects = dryRun
                    ? inOrder.stream().map(_ -> RegisteringSubjects.issue()).toList()
                    : registering.register(system, inOrder).stream()
                            .map(RegisteringSubjects.Registered::subject)
                            .toList();
            for (int i = 0; i < inOrder.size(); i++) {
                references.put(new Known(system, inOrder.get(i)), subjects.get(i));
            }
        });
    }

    boolean has(Known known) {
        return references.containsKey(known);
    }

    SubjectRef of(Known known) {
        return Objects.requireNonNull(references.get(known));
    }

    Set<SubjectRef> everybody() {
        return new TreeSet<>(references.values());
    }

    /// People are known only to holders of the policy.
    void refuseStrangers(LegacyLine line, List<Refused> refused) {
        switch (line) {
            case LegacyLine.Wrong wrong -> refused.add(wrong.why());
            case LegacyLine.Person person -> refuseStranger(line, person.known(), refused);
            case LegacyLine.Pair pair -> {
                if (!refuseStranger(line, pair.one(), refused)) {
                    refuseStranger(line, pair.other(), refused);
                }
            }
            case LegacyLine.Saying saying -> refuseStranger(line, saying.known(), refused);
        }
    }

    private boolean refuseStranger(LegacyLine line, Known known, List<Refused> refused) {
        if (rules.knows(known.system())) {
            return false;
        }
        refused.add(new Refused(
                line.number(),
                ProblemType.CLAIM_NOT_ALLOWED,
                List.of(new Violation("/system", "policy", "a holder of the policy"))));
        return true;
    }
}
