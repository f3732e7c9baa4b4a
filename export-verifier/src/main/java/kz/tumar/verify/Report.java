package kz.tumar.verify;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import kz.tumar.verify.canonical.HashText;
import kz.tumar.verify.fsck.LogFindings;
import kz.tumar.verify.refusal.Reason;

/// A verdict in words: first the verdict in one line, then what was checked, what that proves and what it doesn't.
final class Report {
    private final Language language;
    private final boolean ofLogs;

    /// @param ofLogs whether a whole log was asked about, not an export
    Report(Language language, boolean ofLogs) {
        this.language = language;
        this.ofLogs = ofLogs;
    }

    List<String> text(Verdict verdict) {
        List<String> lines = new ArrayList<>();
        lines.add(headline(verdict));
        switch (verdict) {
            case Verdict.Verified(Findings findings) -> describe(lines, findings, true);
            case Verdict.SignerUnknown(Findings findings) -> describe(lines, findings, false);
            case Verdict.ProofVerified(ProofFindings findings) ->
                lines.addAll(new ProofReport(language, findings).text());
            case Verdict.LogVerified(LogFindings findings) -> lines.addAll(new LogReport(language, findings).text());
            case Verdict.NotVerified _ ->
                lines.add(language.say(ofLogs ? "log.not-verified.meaning" : "not-verified.meaning"));
            case Verdict.Unusable _ -> lines.add(language.say("unusable.meaning"));
        }
        return lines;
    }

    private String headline(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Verified _ -> language.say("verified");
            case Verdict.SignerUnknown _ -> language.say("signer-unknown");
            case Verdict.ProofVerified _ -> language.say("proof-verified");
            case Verdict.LogVerified(LogFindings findings) -> new LogReport(language, findings).headline();
            case Verdict.NotVerified(Reason reason, List<String> details) ->
                language.say("not-verified") + " " + sentence(reason, details);
            case Verdict.Unusable(Reason reason, List<String> details) ->
                language.say("unusable") + " " + sentence(reason, details);
        };
    }

    private String sentence(Reason reason, List<String> details) {
        return language.say("reason." + reason.code(), details.toArray());
    }

    private void describe(List<String> lines, Findings findings, boolean trusted) {
        if (!trusted) {
            lines.add("");
            lines.add(
                    language.say("signer-unknown.fingerprint", findings.signer().fingerprint()));
            lines.add(language.say("signer-unknown.vkey", findings.signer().text()));
            lines.add(language.say("signer-unknown.advice"));
        }
        lines.add("");
        facts(findings).forEach((_, line) -> lines.add(line));
        section(lines, "checked", checked(findings));
        section(lines, trusted ? "proved" : "proved-if", proved(findings));
        section(lines, "not-proved", notProved(findings));
    }

    private void section(List<String> lines, String title, List<String> sentences) {
        lines.add("");
        lines.add(language.say(title));
        sentences.forEach(sentence -> lines.add("  - " + sentence));
    }

    private Map<Integer, String> facts(Findings findings) {
        Map<Integer, String> facts = new TreeMap<>();
        Scope scope = findings.scope();
        facts.put(1, language.say("fact.export", scope.exportId(), scope.createdAt()));
        facts.put(
                2,
                switch (scope) {
                    case Scope.OfSubjects s ->
                        language.say("fact.subjects", s.subjects().size(), s.count());
                    case Scope.OfPeriod p ->
                        language.say("fact.period", p.first(), p.end(), p.count(), p.from(), p.to());
                });
        facts.put(
                3,
                language.say(
                        "fact.log",
                        findings.signer().name(),
                        findings.checkpoint().size()));
        facts.put(4, language.say("fact.signer", findings.signer().fingerprint()));
        return facts;
    }

    private List<String> checked(Findings findings) {
        List<String> sentences = new ArrayList<>();
        sentences.add(language.say("checked.archive"));
        sentences.add(language.say("checked.manifest"));
        sentences.add(language.say("checked.signatures"));
        sentences.add(language.say("checked.records", findings.scope().count()));
        sentences.add(
                switch (findings.scope()) {
                    case Scope.OfSubjects _ -> language.say("checked.inclusion");
                    case Scope.OfPeriod _ -> language.say("checked.range");
                });
        if (findings.scope() instanceof Scope.OfSubjects) {
            sentences.add(language.say("checked.heads"));
        } else if (findings.headsSize() > 0) {
            sentences.add(language.say("checked.all-heads"));
        }
        findings.previousSize().ifPresent(size -> sentences.add(language.say("checked.consistency", size)));
        return sentences;
    }

    private List<String> proved(Findings findings) {
        List<String> sentences = new ArrayList<>();
        sentences.add(language.say("proved.unchanged"));
        sentences.add(
                switch (findings.scope()) {
                    case Scope.OfSubjects _ -> language.say("proved.subjects", findings.headsSize());
                    case Scope.OfPeriod p -> language.say("proved.period", p.first(), p.end());
                });
        findings.previousSize().ifPresent(size -> sentences.add(language.say("proved.consistency", size)));
        new TreeMap<>(findings.witnesses())
                .forEach((name, time) ->
                        sentences.add(language.say("proved.witness", name, Instant.ofEpochSecond(time))));
        return sentences;
    }

    private List<String> notProved(Findings findings) {
        List<String> sentences = new ArrayList<>();
        switch (findings.scope()) {
            case Scope.OfSubjects _ -> sentences.add(language.say("not-proved.later", findings.headsSize()));
            case Scope.OfPeriod _ -> sentences.add(language.say("not-proved.dates"));
        }
        if (findings.witnesses().isEmpty()) {
            sentences.add(language.say("not-proved.time"));
        }
        sentences.add(language.say("not-proved.truth"));
        return sentences;
    }

    /// The same for programs: one JSON object in one line. Codes are stable, sentences aren't.
    String json(Verdict verdict) {
        Map<String, Object> object = new TreeMap<>();
        object.put("verdict", verdict.code());
        object.put("exitCode", verdict.exitCode());
        object.put("message", headline(verdict));
        switch (verdict) {
            case Verdict.Verified(Findings findings) -> fill(object, findings);
            case Verdict.SignerUnknown(Findings findings) -> fill(object, findings);
            case Verdict.ProofVerified(ProofFindings findings) -> new ProofReport(language, findings).fill(object);
            case Verdict.LogVerified(LogFindings findings) -> new LogReport(language, findings).fill(object);
            case Verdict.NotVerified(Reason reason, List<String> details) -> fill(object, reason, details);
            case Verdict.Unusable(Reason reason, List<String> details) -> fill(object, reason, details);
        }
        return JsonText.write(object);
    }

    private static void fill(Map<String, Object> object, Reason reason, List<String> details) {
        object.put("reason", reason.code());
        object.put("details", details);
    }

    private void fill(Map<String, Object> object, Findings findings) {
        Scope scope = findings.scope();
        object.put("exportId", scope.exportId());
        object.put("createdAt", scope.createdAt());
        object.put("count", scope.count());
        switch (scope) {
            case Scope.OfSubjects s -> {
                object.put("kind", "subject");
                object.put("subjects", s.subjects());
                object.put("completeTo", findings.headsSize());
            }
            case Scope.OfPeriod p -> {
                object.put("kind", "period");
                object.put("first", p.first());
                object.put("end", p.end());
            }
        }
        object.put("origin", findings.signer().name());
        object.put("vkey", findings.signer().text());
        object.put("fingerprint", findings.signer().fingerprint());
        object.put("treeSize", findings.checkpoint().size());
        object.put("root", HashText.encode(findings.checkpoint().root()));
        findings.previousSize().ifPresent(size -> object.put("previousSize", size));
        object.put("witnesses", List.copyOf(new TreeMap<>(findings.witnesses()).keySet()));
        object.put("checked", checked(findings));
        object.put("proved", proved(findings));
        object.put("notProved", notProved(findings));
        object.put("language", language.code());
    }
}
