package kz.tumar.request.identity;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.Set;

/// A business identification number: month of registration, kind of entity and of its part, a serial, a control digit.
///
/// @param value twelve digits
public record Bin(String value) {
    /// The number that this text is.
    ///
    /// @param today nothing is registered later
    /// @param exempt numbers for tests, taken as they are
    public static Optional<Bin> read(String text, LocalDate today, Set<String> exempt) {
        return exempt.contains(text) || (CheckDigit.holds(text) && registeredPlausibly(text, today))
                ? Optional.of(new Bin(text))
                : Optional.empty();
    }

    /// The fifth digit: resident, non-resident or joint enterprise; the sixth: head, branch, representative office or
    /// farm.
    private static boolean registeredPlausibly(String number, LocalDate today) {
        int month = Integer.parseInt(number.substring(2, 4));
        int year = Integer.parseInt(number.substring(0, 2));
        if (month < 1 || month > 12 || "456".indexOf(number.charAt(4)) < 0 || "0123".indexOf(number.charAt(5)) < 0) {
            return false;
        }
        return year >= 90 || !YearMonth.of(2000 + year, month).isAfter(YearMonth.from(today));
    }

    @Override
    public String toString() {
        return "Bin[redacted]";
    }
}
