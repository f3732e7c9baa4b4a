package kz.tumar.request.answer;

import java.util.List;
import java.util.Map;
import kz.tumar.contract.CommandOutcome;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.SealedContent;
import kz.tumar.contract.Withheld;
import kz.tumar.request.decision.RequestCase;
import org.jspecify.annotations.Nullable;

/// What an answer is put together of. Holds opened content: it lives as long as the answer is being written.
///
/// @param asked each system that was asked with its latest answer; absent while it is silent
record Material(RequestCase request, InForce inForce, List<Opened> opened, Map<HolderCode, Answered> asked) {
    /// One thing that a holder provided.
    ///
    /// @param content what goes into the answer: what was provided, or what stands in its stead
    /// @param withheld why it does not go in as it was, where it doesn't
    /// @param value opened; absent where nothing of it goes in
    @SuppressWarnings("ArrayRecordComponent")
    record Opened(
            HolderCode holder,
            SealedContent content,
            @Nullable Withheld withheld,
            byte @Nullable [] value) {
        @Override
        public String toString() {
            return "Opened[redacted]";
        }
    }

    /// @param outcome absent while the system is silent
    record Answered(@Nullable CommandOutcome outcome) {}

    @Override
    public String toString() {
        return "Material[redacted]";
    }
}
