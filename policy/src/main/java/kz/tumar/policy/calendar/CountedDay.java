package kz.tumar.policy.calendar;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One step of the count: why the due date is where it is.
public sealed interface CountedDay permits CountedDay.Counted, CountedDay.Skipped {
    /// The day.
    LocalDate date();

    /// A working day, with its number in the count; a title when it is a working weekend.
    record Counted(LocalDate date, int number, @Nullable DayTitle title) implements CountedDay {
        /// Why a weekend day counts.
        public Optional<DayTitle> why() {
            return Optional.ofNullable(title);
        }
    }

    /// A day that does not count, and why.
    record Skipped(LocalDate date, DayOffKind kind, DayTitle title) implements CountedDay {}
}
