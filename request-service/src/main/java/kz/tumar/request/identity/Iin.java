package kz.tumar.request.identity;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/// An individual identification number: date of birth, century and sex, a serial, a control digit. It redacts itself.
///
/// @param value twelve digits
public record Iin(String value) {
    private static final int OLDEST = 130;

    /// The number that this text is.
    ///
    /// @param today nobody is born later
    /// @param exempt numbers for tests, taken as they are
    public static Optional<Iin> read(String text, LocalDate today, Set<String> exempt) {
        return exempt.contains(text) || (CheckDigit.holds(text) && bornPlausibly(text, today))
                ? Optional.of(new Iin(text))
                : Optional.empty();
    }

    /// The seventh digit names the century, odd for men; 0 stands for foreigners of whatever century.
    private static boolean bornPlausibly(String number, LocalDate today) {
        return switch (number.charAt(6)) {
            case '0' -> born(number, 1900, today) || born(number, 2000, today);
            case '1', '2' -> born(number, 1800, today);
            case '3', '4' -> born(number, 1900, today);
            case '5', '6' -> born(number, 2000, today);
            default -> false;
        };
    }

    private static boolean born(String number, int century, LocalDate today) {
        try {
            var born = LocalDate.of(century + two(number, 0), two(number, 2), two(number, 4));
            return !born.isAfter(today) && born.isAfter(today.minusYears(OLDEST));
        } catch (DateTimeException noSuchDay) {
            return false;
        }
    }

    private static int two(String number, int at) {
        return Integer.parseInt(number.substring(at, at + 2));
    }

    @Override
    public String toString() {
        return "Iin[redacted]";
    }
}
