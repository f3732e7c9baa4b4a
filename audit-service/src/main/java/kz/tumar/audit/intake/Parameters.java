package kz.tumar.audit.intake;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import kz.tumar.contract.ProblemType;
import kz.tumar.contract.Violation;
import kz.tumar.runtime.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/// Reads parameters and gathers everything that is wrong with them, without repeating a value.
final class Parameters {
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

    private final List<Violation> violations = new ArrayList<>();

    <T> Optional<T> read(String name, @Nullable String text, String form, Function<String, T> reading) {
        if (text == null || text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(reading.apply(text));
        } catch (IllegalArgumentException | DateTimeException malformed) {
            violations.add(new Violation("/" + name, "form", form));
            return Optional.empty();
        }
    }

    Optional<Instant> time(String name, @Nullable String text) {
        return read(name, text, "date-time of the years 0001..9999", value -> {
            Instant time = OffsetDateTime.parse(value).toInstant();
            if (time.isBefore(EARLIEST) || !time.isBefore(END)) {
                throw new IllegalArgumentException("outside its range");
            }
            return time;
        });
    }

    /// Refuses a period that ends before it begins.
    void inOrder(Optional<Instant> from, Optional<Instant> to) {
        if (from.isPresent() && to.isPresent() && from.get().isAfter(to.get())) {
            wrong("from", "order", "not after /to");
        }
    }

    Optional<Long> number(String name, @Nullable String text, long least, long most) {
        return read(name, text, least + ".." + most, value -> {
            long number = Long.parseLong(value);
            if (number < least || number > most) {
                throw new IllegalArgumentException("outside its range");
            }
            return number;
        });
    }

    void wrong(String name, String rule, String expected) {
        violations.add(new Violation("/" + name, rule, expected));
    }

    /// @throws ProblemException `INVALID_PARAMETER` with all violations at once
    void requireAllRight() {
        if (!violations.isEmpty()) {
            throw new ProblemException(ProblemType.INVALID_PARAMETER, violations);
        }
    }
}
