package kz.tumar.request.lookup;

import java.time.DateTimeException;
import java.time.LocalDate;
import kz.tumar.contract.CaseId;
import kz.tumar.runtime.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/// Where a page of cases ended: `<due>~<case>`.
record Cursor(@Nullable LocalDate due, @Nullable CaseId caseId) {
    private static final int FIRST = 2000;
    private static final int LAST = 2999;

    static Cursor of(@Nullable String text) {
        if (text == null) {
            return new Cursor(null, null);
        }
        int at = text.indexOf('~');
        try {
            var due = LocalDate.parse(text.substring(0, Math.max(at, 0)));
            if (due.getYear() >= FIRST && due.getYear() <= LAST) {
                return new Cursor(due, CaseId.of(text.substring(at + 1)));
            }
        } catch (DateTimeException | IllegalArgumentException wrong) {
            throw malformed();
        }
        throw malformed();
    }

    private static ProblemException malformed() {
        return Asked.invalid("after", "cursor", "the `next` of an earlier page");
    }

    static String after(CaseView last) {
        return last.due() + "~" + last.caseId();
    }
}
