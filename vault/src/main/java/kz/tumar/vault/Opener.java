package kz.tumar.vault;

import java.util.regex.Pattern;

/// Who opens a sealed value: a pseudonymous identifier from the issuer's token, never a person's name.
///
/// Throws `IllegalArgumentException` when `id` is empty, longer than 128 characters or has other than letters,
/// digits and `. _ : -`
public record Opener(String id) {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:-]{0,127}");

    public Opener {
        if (!FORM.matcher(id).matches()) {
            throw new IllegalArgumentException(
                    "an opener must be 1 to 128 letters, digits, '.', '_', ':' or '-', without spaces");
        }
    }
}
