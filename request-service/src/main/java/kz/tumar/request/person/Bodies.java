package kz.tumar.request.person;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import kz.tumar.contract.AnswerForm;
import kz.tumar.contract.CaseId;
import kz.tumar.contract.ChannelCode;
import kz.tumar.contract.ProblemType;
import kz.tumar.contract.ReasonCode;
import kz.tumar.contract.SealedContent;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.Violation;
import kz.tumar.runtime.problem.ProblemException;
import kz.tumar.sealing.Identifier;
import org.jspecify.annotations.Nullable;

/// What comes in over HTTP, before anything is known to be there. Each says at once everything that it
/// lacks.
final class Bodies {
    private Bodies() {}

    /// Somebody whom nobody knows came through this channel.
    record NewApplicant(@Nullable ChannelCode channel) {
        NewApplicant required() {
            refuse(lacking("/channel", channel));
            return this;
        }
    }

    /// What is looked for; the values are personal data.
    ///
    /// @param subject the reference under which the person is looked for
    record NewSearch(
            @Nullable SubjectRef subject,
            @Nullable CaseId caseId,
            @Nullable ReasonCode reason,
            @Nullable List<@Nullable Identifier> criteria) {
        NewSearch required() {
            List<Violation> wrong = lacking("/subject", subject, "/reason", reason);
            List<@Nullable Identifier> given = criteria == null ? List.of() : criteria;
            if (given.isEmpty()) {
                wrong.add(new Violation("/criteria", "minItems", "1"));
            }
            wrong.addAll(Identifier.wrong("/criteria", given));
            refuse(wrong);
            return this;
        }

        @Override
        public String toString() {
            return "NewSearch[redacted]";
        }
    }

    /// A candidate is who was looked for.
    record Match(@Nullable SubjectRef candidate, @Nullable SealedContent evidence) {
        Match required() {
            refuse(lacking("/candidate", candidate, "/evidence", evidence));
            return this;
        }
    }

    /// A candidate is somebody else.
    record Dismissal(
            @Nullable SubjectRef candidate, @Nullable ReasonCode reason) {
        Dismissal required() {
            refuse(lacking("/candidate", candidate, "/reason", reason));
            return this;
        }
    }

    /// Of which earlier case a request is a duplicate.
    record Duplicate(@Nullable CaseId of) {
        Duplicate required() {
            refuse(lacking("/of", of));
            return this;
        }
    }

    /// "We hold nothing about you"; without `answeredAt` it left just now.
    record Nothing(
            @Nullable AnswerForm form,
            @Nullable Instant answeredAt,
            @Nullable SealedContent answer,
            @Nullable SealedContent dispatchProof) {
        Nothing required() {
            refuse(lacking("/form", form));
            return this;
        }
    }

    /// @throws ProblemException when nothing was sent
    static <B> B present(@Nullable B body) {
        if (body == null) {
            throw new ProblemException(
                    ProblemType.INVALID_PARAMETER, List.of(new Violation("", "required", "a JSON object")));
        }
        return body;
    }

    private static List<Violation> lacking(@Nullable Object... pathsAndValues) {
        var lacking = new ArrayList<Violation>();
        for (int i = 0; i < pathsAndValues.length; i += 2) {
            if (pathsAndValues[i + 1] == null) {
                lacking.add(new Violation(String.valueOf(pathsAndValues[i]), "required", "a value"));
            }
        }
        return lacking;
    }

    private static void refuse(List<Violation> wrong) {
        if (!wrong.isEmpty()) {
            throw new ProblemException(ProblemType.INVALID_PARAMETER, wrong);
        }
    }
}
