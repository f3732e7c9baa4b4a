package kz.tumar.policy;

import java.util.regex.Pattern;
import kz.tumar.contract.Forms;

/// The form of the codes that stay inside a policy: the same as that of the codes on the wire.
final class CodeForm {
    private static final Pattern FORM = Pattern.compile(Forms.CODE);

    private CodeForm() {}

    static void require(String value, String what) {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(what
                    + " must be lower-case words of letters and digits joined by '.' or '-', at most 64 characters");
        }
    }
}
