package kz.tumar.request.decision;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import kz.tumar.contract.EventId;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.SealedContent;
import kz.tumar.contract.SealedRef;
import kz.tumar.contract.Withheld;
import kz.tumar.contract.fact.AnswerPrepared;
import kz.tumar.contract.fact.FactCorrected;
import kz.tumar.contract.fact.SubjectDataCollected;
import kz.tumar.contract.fact.ThirdPartyDataChecked;

/// What holders provided to a request for access, what of it is left out of the answer, and the answer that was put
/// together of the rest.
///
/// @param uploads everything provided, in the order in which it came
/// @param unchecked what no check for other people's data covers that holds
/// @param withheld what is left out, by what it is of; what one check left out no later one gives
/// @param prepared the answer, where nothing came or was left out after it
public record Gathered(
        List<Upload> uploads,
        List<Upload> unchecked,
        Map<SealedRef, Withheld> withheld,
        Optional<AnswerPrepared> prepared) {
    /// Something that a holder provided.
    public record Upload(HolderCode holder, SealedContent content) {}

    public Gathered {
        uploads = List.copyOf(uploads);
        unchecked = List.copyOf(unchecked);
        withheld = Map.copyOf(withheld);
    }

    /// What was gathered for a case.
    public static Gathered of(RequestCase request) {
        var uploads = new ArrayList<Upload>();
        var unchecked = new ArrayList<Upload>();
        var withheld = new LinkedHashMap<SealedRef, Withheld>();
        var covered = new HashMap<EventId, List<Upload>>();
        Optional<AnswerPrepared> prepared = Optional.empty();
        for (Stated stated : request.history()) {
            switch (stated.fact()) {
                case SubjectDataCollected collected -> {
                    for (SealedContent content : collected.uploads()) {
                        uploads.add(new Upload(collected.holder(), content));
                        unchecked.add(new Upload(collected.holder(), content));
                    }
                    prepared = Optional.empty();
                }
                case ThirdPartyDataChecked checked -> {
                    if (stated.id() instanceof EventId id) {
                        covered.put(id, List.copyOf(unchecked));
                    }
                    unchecked.clear();
                    if (checked.withheld() != null && request.later().contains(stated)) {
                        checked.withheld().forEach(each -> withheld.put(each.sealedRef(), each));
                    }
                    prepared = Optional.empty();
                }
                case FactCorrected corrected
                when covered.containsKey(corrected.corrects()) -> {
                    unchecked.addAll(Objects.requireNonNull(covered.remove(corrected.corrects())));
                    prepared = Optional.empty();
                }
                case AnswerPrepared answer -> prepared = Optional.of(answer);
                default -> {}
            }
        }
        return new Gathered(uploads, unchecked, withheld, prepared);
    }

    /// Whether this was provided.
    boolean has(SealedRef content) {
        return uploads.stream().anyMatch(upload -> upload.content().sealedRef().equals(content));
    }
}
