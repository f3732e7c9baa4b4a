package kz.tumar.vault;

import java.security.SecureRandom;

/// The form of every issued reference: a one-letter prefix, `-`, 25 random Crockford base32 characters (125 bits),
/// and a Luhn mod 32 check character that catches every single mistyped character.
final class CheckedReference {

    private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final int RANDOM_CHARACTERS = 25;
    private static final SecureRandom RANDOM = new SecureRandom();

    private CheckedReference() {}

    static String issue(char prefix) {
        StringBuilder reference =
                new StringBuilder(RANDOM_CHARACTERS + 3).append(prefix).append('-');
        StringBuilder body = new StringBuilder(RANDOM_CHARACTERS);
        for (int i = 0; i < RANDOM_CHARACTERS; i++) {
            body.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return reference.append(body).append(checkCharacter(body.toString())).toString();
    }

    static boolean isValid(char prefix, String text) {
        if (text.length() != RANDOM_CHARACTERS + 3 || text.charAt(0) != prefix || text.charAt(1) != '-') {
            return false;
        }
        String body = text.substring(2, 2 + RANDOM_CHARACTERS);
        return body.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0)
                && text.charAt(2 + RANDOM_CHARACTERS) == checkCharacter(body);
    }

    static char checkCharacter(String body) {
        int size = ALPHABET.length();
        int sum = 0;
        int factor = 2;
        for (int i = body.length() - 1; i >= 0; i--) {
            int addend = factor * ALPHABET.indexOf(body.charAt(i));
            sum += addend / size + addend % size;
            factor = 3 - factor;
        }
        return ALPHABET.charAt((size - sum % size) % size);
    }
}
