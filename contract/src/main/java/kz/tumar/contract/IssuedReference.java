package kz.tumar.contract;

/// The form that every reference issued by us shares: a prefix, 25 digits of lower-case Crockford base32 and one check
/// digit
/// (Luhn modulo 32, which finds every single wrong character and nearly every swap of neighbours).
final class IssuedReference {
    private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final int DIGITS = 25;

    private IssuedReference() {}

    static void require(String prefix, String value, String what) {
        if (!isWellFormed(prefix, value)) {
            throw new IllegalArgumentException(what + " is not a reference issued by consent-service");
        }
    }

    private static boolean isWellFormed(String prefix, String value) {
        if (value.length() != prefix.length() + DIGITS + 1 || !value.startsWith(prefix)) {
            return false;
        }
        var digits = new byte[DIGITS + 1];
        for (int i = 0; i <= DIGITS; i++) {
            int digit = ALPHABET.indexOf(value.charAt(prefix.length() + i));
            if (digit < 0) {
                return false;
            }
            digits[i] = (byte) digit;
        }
        return checkDigit(digits) == digits[DIGITS];
    }

    static String compose(String prefix, byte[] digits) {
        if (digits.length != DIGITS) {
            throw new IllegalArgumentException("a reference is made of " + DIGITS + " digits, not " + digits.length);
        }
        var text = new StringBuilder(prefix);
        for (byte digit : digits) {
            text.append(ALPHABET.charAt(digit & 31));
        }
        return text.append(ALPHABET.charAt(checkDigit(digits))).toString();
    }

    private static int checkDigit(byte[] digits) {
        int sum = 0;
        int factor = 2;
        for (int i = DIGITS - 1; i >= 0; i--) {
            int addend = factor * (digits[i] & 31);
            sum += addend / 32 + addend % 32;
            factor = 3 - factor;
        }
        return (32 - sum % 32) % 32;
    }
}
