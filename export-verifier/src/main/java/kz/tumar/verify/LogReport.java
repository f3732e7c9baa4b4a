package kz.tumar.verify;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import kz.tumar.verify.canonical.HashText;
import kz.tumar.verify.fsck.LogFindings;
import kz.tumar.verify.note.Checkpoint;
import kz.tumar.verify.note.VerifierKey;

/// What was seen of a whole log, in words and for programs.
final class LogReport {
    private final Language language;
    private final LogFindings findings;

    LogReport(Language language, LogFindings findings) {
        this.language = language;
        this.findings = findings;
    }

    String headline() {
        if (!findings.checkpoint().trusted()) {
            return language.say("log.signer-unknown");
        }
        if (findings.mirrored().isEmpty()) {
            return language.say("log.verified");
        }
        return language.say(findings.entries() ? "log.mirrored" : "log.mirrored.hashes");
    }

    List<String> text() {
        Checkpoint checkpoint = findings.checkpoint().checkpoint();
        VerifierKey signer = findings.checkpoint().signer();
        List<String> lines = new ArrayList<>();
        if (!findings.checkpoint().trusted()) {
            lines.add("");
            lines.add(language.say("signer-unknown.fingerprint", signer.fingerprint()));
            lines.add(language.say("log.vkey", signer.text()));
            lines.add(language.say("signer-unknown.advice"));
        }
        lines.add("");
        lines.add(language.say("fact.log", checkpoint.origin(), checkpoint.size()));
        lines.add(language.say("fact.signer", signer.fingerprint()));
        lines.add("");
        lines.add(language.say("checked"));
        checked().forEach(sentence -> lines.add("  - " + sentence));
        lines.add("");
        lines.add(language.say("not-proved"));
        notProved().forEach(sentence -> lines.add("  - " + sentence));
        return lines;
    }

    private List<String> checked() {
        long size = findings.checkpoint().checkpoint().size();
        List<String> sentences = new ArrayList<>();
        sentences.add(language.say(
                findings.checkpoint().trusted() ? "log.checked.signature" : "log.checked.signature-alone"));
        if (findings.mirrored().isPresent()) {
            long before = findings.mirrored().getAsLong();
            sentences.add(language.say("log.checked.copied", before, size));
            if (before > 0) {
                sentences.add(language.say("log.checked.extends", before));
            }
        } else {
            sentences.add(language.say("log.checked.tiles", size));
        }
        if (!findings.entries()) {
            sentences.add(language.say("log.checked.hashes"));
        } else if (findings.mirrored().isEmpty()) {
            sentences.add(language.say("log.checked.entries", size, findings.subjects()));
            findings.heads().ifPresent(index -> sentences.add(language.say("log.checked.heads", index)));
        }
        new TreeMap<>(findings.checkpoint().witnesses())
                .forEach((name, time) ->
                        sentences.add(language.say("proved.witness", name, Instant.ofEpochSecond(time))));
        return sentences;
    }

    private List<String> notProved() {
        List<String> sentences = new ArrayList<>();
        if (findings.checkpoint().witnesses().isEmpty()) {
            sentences.add(language.say("log.not-proved.views"));
            sentences.add(language.say("not-proved.time"));
        }
        if (findings.unchecked() > 0) {
            sentences.add(language.say("log.not-proved.heads", findings.unchecked()));
        }
        sentences.add(language.say("not-proved.truth"));
        return sentences;
    }

    void fill(Map<String, Object> object) {
        Checkpoint checkpoint = findings.checkpoint().checkpoint();
        object.put("origin", checkpoint.origin());
        object.put("vkey", findings.checkpoint().signer().text());
        object.put("fingerprint", findings.checkpoint().signer().fingerprint());
        object.put("treeSize", checkpoint.size());
        object.put("root", HashText.encode(checkpoint.root()));
        object.put("entriesRead", Boolean.toString(findings.entries()));
        findings.mirrored().ifPresent(before -> object.put("mirroredBefore", before));
        object.put("headsUnchecked", findings.unchecked());
        findings.heads().ifPresent(index -> object.put("headsIndex", index));
        object.put("witnesses", List.copyOf(new TreeMap<>(findings.checkpoint().witnesses()).keySet()));
        object.put("checked", checked());
        object.put("notProved", notProved());
        object.put("language", language.code());
    }
}
