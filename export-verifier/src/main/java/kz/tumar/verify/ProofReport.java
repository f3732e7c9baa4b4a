package kz.tumar.verify;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import kz.tumar.verify.canonical.HashText;

/// What a proof about one entry showed, in words and for programs.
final class ProofReport {
    private final Language language;
    private final ProofFindings findings;

    ProofReport(Language language, ProofFindings findings) {
        this.language = language;
        this.findings = findings;
    }

    List<String> text() {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add(language.say(
                "fact.log", findings.signer().name(), findings.checkpoint().size()));
        lines.add(language.say("fact.signer", findings.signer().fingerprint()));
        lines.add("");
        lines.add(language.say("proved"));
        proved().forEach(sentence -> lines.add("  - " + sentence));
        lines.add("");
        lines.add(language.say("not-proved"));
        notProved().forEach(sentence -> lines.add("  - " + sentence));
        return lines;
    }

    void fill(Map<String, Object> object) {
        object.put("index", findings.index());
        object.put("origin", findings.signer().name());
        object.put("vkey", findings.signer().text());
        object.put("fingerprint", findings.signer().fingerprint());
        object.put("treeSize", findings.checkpoint().size());
        object.put("root", HashText.encode(findings.checkpoint().root()));
        object.put("witnesses", List.copyOf(new TreeMap<>(findings.witnesses()).keySet()));
        object.put("proved", proved());
        object.put("notProved", notProved());
        object.put("language", language.code());
    }

    private List<String> proved() {
        List<String> sentences = new ArrayList<>();
        sentences.add(language.say(
                "proved.entry", findings.index(), findings.checkpoint().size()));
        new TreeMap<>(findings.witnesses())
                .forEach((name, time) ->
                        sentences.add(language.say("proved.witness", name, Instant.ofEpochSecond(time))));
        return sentences;
    }

    private List<String> notProved() {
        List<String> sentences = new ArrayList<>();
        if (findings.witnesses().isEmpty()) {
            sentences.add(language.say("not-proved.time"));
        }
        sentences.add(language.say("not-proved.truth"));
        return sentences;
    }
}
