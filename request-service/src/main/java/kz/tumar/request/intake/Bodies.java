package kz.tumar.request.intake;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import kz.tumar.contract.ActedBy;
import kz.tumar.contract.AnswerForm;
import kz.tumar.contract.ArticleCode;
import kz.tumar.contract.CategoryCode;
import kz.tumar.contract.ChannelCode;
import kz.tumar.contract.NamedPerson;
import kz.tumar.contract.Numbered;
import kz.tumar.contract.PurposeCode;
import kz.tumar.contract.ReasonCode;
import kz.tumar.contract.RequestKind;
import kz.tumar.contract.SealedContent;
import kz.tumar.contract.SealedRef;
import kz.tumar.contract.Sha256;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.TextLanguage;
import kz.tumar.contract.Violation;
import kz.tumar.contract.Withheld;
import org.jspecify.annotations.Nullable;

/// What comes in over HTTP, before anything is known to be there. Each says at once everything that it lacks.
final class Bodies {
    private Bodies() {}

    /// A body that names what it lacks.
    interface Checked {
        /// The names of the fields that must be there and aren't.
        List<Violation> lacking();
    }

    /// A request of a person. Without `actedBy` the person speaks for themselves.
    record NewRequest(
            @Nullable SubjectRef subject,
            @Nullable RequestKind kind,
            @Nullable ChannelCode channel,
            @Nullable ActedBy actedBy,
            @Nullable Instant receivedAt,
            @Nullable List<CategoryCode> categories,
            @Nullable ReasonCode reason,
            @Nullable SealedContent identityDocument,
            @Nullable SealedContent participation,
            @Nullable SealedContent signature,
            @Nullable AnswerForm requestedForm,
            @Nullable SealedContent content,
            @Nullable List<PurposeCode> purposes,
            @Nullable ReasonCode lateReason,
            @Nullable Boolean unmatched)
            implements Checked {
        @Override
        public List<Violation> lacking() {
            return required("/subject", subject, "/kind", kind, "/channel", channel);
        }
    }

    /// What came of what was missing; without `receivedAt` it came just now.
    record Supplement(
            @Nullable Instant receivedAt,
            @Nullable SealedContent identityDocument,
            @Nullable SealedContent participation,
            @Nullable SealedContent signature,
            @Nullable SealedContent authority,
            @Nullable LocalDate authorityEnds)
            implements Checked {
        @Override
        public List<Violation> lacking() {
            return List.of();
        }

        List<SealedContent> contents() {
            return Stream.of(identityDocument, participation, signature, authority)
                    .<SealedContent>mapMulti((content, next) -> {
                        if (content != null) {
                            next.accept(content);
                        }
                    })
                    .toList();
        }
    }

    /// Moving the policy's date.
    record Extension(
            @Nullable Integer workingDays, @Nullable ReasonCode reason) implements Checked {
        @Override
        public List<Violation> lacking() {
            return required("/workingDays", workingDays, "/reason", reason);
        }
    }

    /// Documents; without `receivedAt` they came just now.
    record SupportingInformation(
            @Nullable Instant receivedAt, @Nullable SealedContent content) implements Checked {
        @Override
        public List<Violation> lacking() {
            return required("/content", content);
        }
    }

    /// Corrected values.
    record Rectification(@Nullable List<Correction> corrections) implements Checked {
        @Override
        public List<Violation> lacking() {
            var lacking = new ArrayList<>(required("/corrections", corrections));
            List<Correction> given = corrections == null ? List.of() : corrections;
            for (int i = 0; i < given.size(); i++) {
                String at = "/corrections/" + i;
                lacking.addAll(required(
                        at + "/category",
                        given.get(i).category(),
                        at + "/after",
                        given.get(i).after()));
            }
            return lacking;
        }
    }

    /// One corrected value.
    record Correction(
            @Nullable CategoryCode category,
            @Nullable Sha256 before,
            @Nullable SealedContent after) {}

    /// Whether processing was unlawful; a denial needs a reason and a norm.
    record Lawfulness(
            @Nullable Boolean confirmed,
            @Nullable List<CategoryCode> categories,
            @Nullable ReasonCode reason,
            @Nullable ArticleCode article,
            @Nullable TextLanguage language)
            implements Checked {
        @Override
        public List<Violation> lacking() {
            return Boolean.FALSE.equals(confirmed)
                    ? required("/reason", reason, "/article", article)
                    : required("/confirmed", confirmed);
        }
    }

    /// What is other people's in what was provided; without `withheld` nothing is.
    record ThirdPartyCheck(@Nullable List<WithheldItem> withheld) implements Checked {
        @Override
        public List<Violation> lacking() {
            var lacking = new ArrayList<Violation>();
            List<WithheldItem> given = withheld == null ? List.of() : withheld;
            for (int i = 0; i < given.size(); i++) {
                String at = "/withheld/" + i;
                lacking.addAll(required(
                        at + "/sealedRef",
                        given.get(i).sealedRef(),
                        at + "/reason",
                        given.get(i).reason()));
            }
            return lacking;
        }

        List<Withheld> items() {
            List<WithheldItem> given = withheld == null ? List.of() : withheld;
            return given.stream()
                    .map(item -> new Withheld(
                            requireNonNull(item.sealedRef()), requireNonNull(item.reason()), item.redacted()))
                    .toList();
        }
    }

    /// One thing that is left out, with what is given in its stead.
    record WithheldItem(
            @Nullable SealedRef sealedRef,
            @Nullable ReasonCode reason,
            @Nullable SealedContent redacted) {}

    /// What left in answer to a person; without `answeredAt` it left just now.
    record Answer(
            @Nullable AnswerForm form,
            @Nullable Instant answeredAt,
            @Nullable SealedContent answer,
            @Nullable SealedContent dispatchProof,
            @Nullable ReasonCode deviation)
            implements Checked {
        @Override
        public List<Violation> lacking() {
            return required("/form", form);
        }
    }

    /// What a person decides about a signature.
    record SignatureDecision(
            @Nullable Boolean accepted, @Nullable ReasonCode reason) implements Checked {
        @Override
        public List<Violation> lacking() {
            return required("/accepted", accepted, "/reason", reason);
        }
    }

    /// A reasoned refusal.
    record Refusal(
            @Nullable ReasonCode reason,
            @Nullable ArticleCode article,
            @Nullable ReasonCode partialNotPossible,
            @Nullable TextLanguage language)
            implements Checked {
        @Override
        public List<Violation> lacking() {
            return required("/reason", reason, "/article", article);
        }
    }

    /// A letter of the authority; without `receivedAt` it came just now.
    record NewInquiry(
            @Nullable Numbered letter,
            @Nullable LocalDate letterDate,
            @Nullable Instant receivedAt,
            @Nullable LocalDate due,
            @Nullable List<SubjectRef> subjects,
            @Nullable List<NamedPerson> annex)
            implements Checked {
        @Override
        public List<Violation> lacking() {
            return required("/letter", letter, "/letterDate", letterDate);
        }
    }

    static List<Violation> required(@Nullable Object... pathsAndValues) {
        var lacking = new ArrayList<Violation>();
        for (int i = 0; i < pathsAndValues.length; i += 2) {
            if (pathsAndValues[i + 1] == null) {
                lacking.add(new Violation(String.valueOf(pathsAndValues[i]), "required", "a value"));
            }
        }
        return lacking;
    }
}
