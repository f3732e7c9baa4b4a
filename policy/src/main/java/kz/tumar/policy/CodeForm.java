package kz.tumar.policy;

import java.util.regex.Pattern;

/// The one form that every code of a policy has.
final class CodeForm {
    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9]*([.-][a-z0-9]+)*");
    private static final int MOST_CHARACTERS = 64;

    private CodeForm() {}

    static void require(String value, String what) {
        if (value.length() > MOST_CHARACTERS || !FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(what
                    + " must be lower-case words of letters and digits joined by '.' or '-', at most 64 characters");
        }
    }
}
