package kz.tumar.delivery;

import java.time.Instant;
import kz.tumar.contract.Actor;
import kz.tumar.contract.ProblemType;

/// States in the log that somebody proved who they are and asked for what they have no right to: a fact each time, up
/// to a number a minute for one system (or one role of people) and problem, and one fact with a tally for that minute
/// beyond.
public interface Denials {
    /// States or counts one denial; when this returns, no crash can lose it.
    ///
    /// @param actor who was turned away
    /// @param at when
    /// @throws DeliveryException during an outage; the denial is not counted then
    void denied(Actor actor, ProblemType problem, Instant at);
}
