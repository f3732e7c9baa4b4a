package kz.tumar.contract.fact;

import kz.tumar.contract.Actor;
import kz.tumar.contract.EventId;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.PurposeCode;
import org.jspecify.annotations.Nullable;

/// A system took back its claim that a purpose was achieved (clause 8.4).
///
/// @param system the system whose claim it was
/// @param claimId the claim that no longer counts
/// @param purpose the purpose it was about
/// @param actor who took it back in the system's name; none where the system itself did
public record PurposeAchievedRetracted(
        HolderCode system,
        EventId claimId,
        PurposeCode purpose,
        @Nullable Actor actor) implements RetentionFact {}
