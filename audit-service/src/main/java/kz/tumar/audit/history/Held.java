package kz.tumar.audit.history;

import java.util.List;
import java.util.Map;

/// One thing that held: a consent, a block, a hold, a ground, a term.
///
/// @param key what names it among its kind
/// @param state how it stood
/// @param since the fact by which it came to stand so
/// @param says codes and dates from the facts
/// @param facts places in the log of all facts that it rests on, ascending; each can be proved by itself
/// @param corrections places of corrections of those facts: what they say is read with these beside it
public record Held(
        String key, String state, long since, Map<String, String> says, List<Long> facts, List<Long> corrections) {
    public Held {
        says = Map.copyOf(says);
        facts = List.copyOf(facts);
        corrections = List.copyOf(corrections);
    }
}
