package kz.tumar.request.identity;

import java.util.OptionalInt;

/// The control digit of individual and business identification numbers: the twelfth of the digits, a weighted sum of
/// the
/// eleven before it modulo 11, with other weights where that comes to ten. Where it comes to ten again, the number is
/// never issued (law.md part E).
final class CheckDigit {
    private static final int DIGITS = 12;
    private static final int[] FIRST = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11};
    private static final int[] SECOND = {3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2};

    private CheckDigit() {}

    /// Whether these are twelve digits and the last one agrees with the others.
    static boolean holds(String number) {
        if (number.length() != DIGITS || !number.chars().allMatch(digit -> digit >= '0' && digit <= '9')) {
            return false;
        }
        OptionalInt control = of(number);
        return control.isPresent() && control.getAsInt() == number.charAt(DIGITS - 1) - '0';
    }

    private static OptionalInt of(String number) {
        int first = sum(number, FIRST);
        int control = first == 10 ? sum(number, SECOND) : first;
        return control == 10 ? OptionalInt.empty() : OptionalInt.of(control);
    }

    private static int sum(String number, int[] weights) {
        int sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += (number.charAt(i) - '0') * weights[i];
        }
        return sum % 11;
    }
}
