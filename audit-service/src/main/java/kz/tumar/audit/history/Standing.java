package kz.tumar.audit.history;

import java.time.LocalDate;
import java.util.List;

/// What held for a person at the end of a day.
///
/// @param facts how many facts about the person there were by then
public record Standing(
        LocalDate on,
        long facts,
        List<Held> consents,
        List<Held> blocks,
        List<Held> holds,
        List<Held> grounds,
        List<Held> terms,
        List<Correction> corrections) {
    public Standing {
        consents = List.copyOf(consents);
        blocks = List.copyOf(blocks);
        holds = List.copyOf(holds);
        grounds = List.copyOf(grounds);
        terms = List.copyOf(terms);
        corrections = List.copyOf(corrections);
    }

    /// A correction beside what it corrects.
    ///
    /// @param index of the correction
    /// @param corrects of the fact that it corrects; -1 when that isn't among these
    public record Correction(long index, long corrects, String change, String reason) {}
}
