package kz.tumar.request.lookup;

import java.time.DateTimeException;
import java.time.LocalDate;
import kz.tumar.contract.CaseId;
import org.jspecify.annotations.Nullable;

/// Where a page of cases ended: `<due>~<case>`.
record Cursor(@Nullable LocalDate due, @Nullable CaseId caseId) {
    static Cursor of(@Nullable String text) {
        if (text == null) {
            return new Cursor(null, null);
        }
        int at = text.indexOf('~');
        try {
            return new Cursor(LocalDate.parse(text.substring(0, Math.max(at, 0))), CaseId.of(text.substring(at + 1)));
        } catch (DateTimeException | IllegalArgumentException malformed) {
            throw Asked.invalid("after", "cursor", "the `next` of an earlier page");
        }
    }

    static String after(CaseView last) {
        return last.due() + "~" + last.caseId();
    }
}
