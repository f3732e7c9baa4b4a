package kz.tumar.verify.canonical;

import java.math.BigDecimal;

/// Numbers as RFC 8785, section 3.2.2.3, has them: the shortest text that ECMAScript writes for a double.
final class Numbers {
    private static final int MAX_LENGTH = 25;

    private Numbers() {}

    static boolean isCanonical(String token) {
        if (token.isEmpty() || token.length() > MAX_LENGTH) {
            return false;
        }
        try {
            double value = Double.parseDouble(token);
            return Double.isFinite(value) && ecmaScript(value).equals(token);
        } catch (NumberFormatException e) {
            return false;
        }
    }

    static String ecmaScript(double value) {
        if (value == 0) {
            return "0";
        }
        String sign = value < 0 ? "-" : "";
        BigDecimal shortest = shortest(Math.abs(value));
        String digits = shortest.unscaledValue().toString();
        int count = digits.length();
        int point = count - shortest.scale();
        if (count <= point && point <= 21) {
            return sign + digits + "0".repeat(point - count);
        } else if (0 < point && point <= 21) {
            return sign + digits.substring(0, point) + "." + digits.substring(point);
        } else if (-6 < point && point <= 0) {
            return sign + "0." + "0".repeat(-point) + digits;
        }
        int exponent = point - 1;
        String fraction = count == 1 ? "" : "." + digits.substring(1);
        return sign + digits.charAt(0) + fraction + "e" + (exponent < 0 ? "-" : "+") + Math.abs(exponent);
    }

    /// Java writes at least two digits and so may miss a text of one digit that means the same double.
    private static BigDecimal shortest(double value) {
        BigDecimal written = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        if (written.precision() != 2) {
            return written;
        }
        BigDecimal unit = BigDecimal.ONE.scaleByPowerOfTen(1 - written.scale());
        BigDecimal below = written.subtract(written.remainder(unit));
        BigDecimal above = below.add(unit);
        boolean aboveIsNearer = written.subtract(below).compareTo(above.subtract(written)) > 0;
        BigDecimal nearer = aboveIsNearer ? above : below;
        BigDecimal farther = aboveIsNearer ? below : above;
        if (nearer.doubleValue() == value) {
            return nearer.stripTrailingZeros();
        }
        return farther.doubleValue() == value ? farther.stripTrailingZeros() : written;
    }
}
