package kz.tumar.request.intake;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import kz.tumar.contract.ExportId;
import kz.tumar.contract.InquiryItem;
import kz.tumar.contract.Numbered;
import kz.tumar.contract.ReasonCode;
import kz.tumar.contract.Sha256;
import kz.tumar.contract.Violation;
import org.jspecify.annotations.Nullable;

/// What comes in over HTTP about an inquiry after it was registered.
final class InquiryBodies {
    private InquiryBodies() {}

    /// What is enclosed for an item, or why nothing is.
    record Evidence(
            @Nullable InquiryItem item,
            @Nullable Numbered number,
            @Nullable Sha256 hash,
            @Nullable ExportId exportId,
            @Nullable ReasonCode none)
            implements Bodies.Checked {
        @Override
        public List<Violation> lacking() {
            return Bodies.required("/item", item);
        }
    }

    /// More time, by a letter of the authority.
    record Term(
            @Nullable Numbered letter,
            @Nullable LocalDate letterDate,
            @Nullable LocalDate due) implements Bodies.Checked {
        @Override
        public List<Violation> lacking() {
            return Bodies.required("/letter", letter, "/letterDate", letterDate, "/due", due);
        }
    }

    /// What left in answer to the authority: every export that was made for the inquiry. Without `answeredAt` it left
    /// just now.
    ///
    /// @param dispatch the number under which it left
    record Answer(@Nullable Numbered dispatch, @Nullable Instant answeredAt) implements Bodies.Checked {
        @Override
        public List<Violation> lacking() {
            return Bodies.required("/dispatch", dispatch);
        }
    }

    /// The authority's acknowledgement; without `acknowledgedAt` it came just now.
    record Acknowledgement(
            @Nullable Numbered number, @Nullable Instant acknowledgedAt) implements Bodies.Checked {
        @Override
        public List<Violation> lacking() {
            return Bodies.required("/number", number);
        }
    }
}
