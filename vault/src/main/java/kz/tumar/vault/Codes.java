package kz.tumar.vault;

import java.util.regex.Pattern;

/// The form of a code: lower-case words joined by `.` or `-`, at most 64 characters. Never personal data.
final class Codes {

    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9]*([.-][a-z0-9]+)*");
    private static final int LONGEST = 64;

    private Codes() {}

    static String requireCode(String what, String code) {
        if (code.length() > LONGEST || !FORM.matcher(code).matches()) {
            throw new IllegalArgumentException(
                    what + " must be a code: lower-case words joined by '.' or '-', at most 64 characters");
        }
        return code;
    }
}
