package kz.tumar.request.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import kz.tumar.contract.CategoryCode;
import kz.tumar.contract.ProblemType;
import kz.tumar.contract.Violation;
import kz.tumar.runtime.problem.ProblemException;
import kz.tumar.sealing.Admission;

/// What may be sealed here. Of identity documents the details are kept and never a copy (art. 7(10), clause 8.1); other
/// evidence is a page, a picture, a text or a signature, told by its bytes; what holders answer is theirs to form.
@ApplicationScoped
public class Admitting implements Admission {
    /// The category in which the details of identity documents are kept.
    public static final CategoryCode DETAILS = new CategoryCode("identity-document-details");

    private static final CategoryCode ANSWERS = new CategoryCode("request-answer");

    private final IdentityNumbers numbers;
    private final int largest;

    @Inject
    Admitting(IdentityNumbers numbers, IdentityConfig config) {
        this.numbers = numbers;
        this.largest = Math.toIntExact(config.attachments().largest().asLongValue());
    }

    @Override
    public int largest(CategoryCode category) {
        return category.equals(ANSWERS) ? Integer.MAX_VALUE : largest;
    }

    @Override
    public void admit(CategoryCode category, byte[] value) {
        if (category.equals(ANSWERS)) {
            return;
        }
        FileType type = FileType.of(value);
        if (category.equals(DETAILS)) {
            admitDetails(type, value);
        } else if (!type.taken()) {
            throw refused(ProblemType.FILE_TYPE, "type", "a PDF, JPEG, PNG, text in UTF-8 or CMS signature");
        }
    }

    private void admitDetails(FileType type, byte[] value) {
        if (type.picture()) {
            throw refused(ProblemType.IDENTITY_COPY, "details", "number, date of issue and issuer, as JSON");
        }
        if (numbers.read(value) instanceof ReadingDetails.Result.Wrong(var violations)) {
            throw new ProblemException(
                    ProblemType.CONTENT_INVALID,
                    violations.stream()
                            .map(each -> new Violation("/value" + each.path(), each.rule(), each.expected()))
                            .toList());
        }
    }

    private static ProblemException refused(ProblemType problem, String rule, String expected) {
        return new ProblemException(problem, List.of(new Violation("/value", rule, expected)));
    }
}
