package kz.tumar.request.decision;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import kz.tumar.contract.ActedBy;
import kz.tumar.contract.Actor;
import kz.tumar.contract.ActorKind;
import kz.tumar.contract.AnswerForm;
import kz.tumar.contract.CategoryCode;
import kz.tumar.contract.Cause;
import kz.tumar.contract.ChannelCode;
import kz.tumar.contract.EventId;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.ReasonCode;
import kz.tumar.contract.Representation;
import kz.tumar.contract.RequestKind;
import kz.tumar.contract.RoleCode;
import kz.tumar.contract.SealedContent;
import kz.tumar.contract.SealedRef;
import kz.tumar.contract.Sha256;
import kz.tumar.contract.Source;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.claim.SubjectRequestFiled;
import kz.tumar.contract.fact.RequestFact;
import kz.tumar.policy.file.CalendarFile;
import kz.tumar.policy.file.PolicyFile;
import org.jspecify.annotations.Nullable;

/// The operator's real policy and calendar, and cases made of synthetic references.
final class Given {
    static final Rules RULES = rules();
    static final ZoneId ALMATY = ZoneId.of("Asia/Almaty");
    static final Actor OFFICER =
            new Actor(ActorKind.OFFICER, null, new RoleCode("officer"), new Sha256("a".repeat(64)));
    static final HolderCode SITE = new HolderCode("site");
    static final SubjectRef SUBJECT = reference(1);
    static final SubjectRef LINKED = reference(2);
    static final SealedContent CONTENT = sealed(1);

    private Given() {}

    private static Rules rules() {
        var root = Path.of(System.getProperty("tumar.root"));
        return new Rules(
                PolicyFile.read(root.resolve("policy/modesco.yaml")).orThrow(),
                CalendarFile.read(root.resolve("policy/calendars/kz.json")).orThrow());
    }

    static SubjectRef reference(long seed) {
        return SubjectRef.issue(digits(seed));
    }

    static SealedContent sealed(long seed) {
        return new SealedContent(SealedRef.issue(digits(seed)), new Sha256("b".repeat(64)));
    }

    private static byte[] digits(long seed) {
        var random = new Random(seed);
        var digits = new byte[25];
        for (int i = 0; i < digits.length; i++) {
            digits[i] = (byte) random.nextInt(32);
        }
        return digits;
    }

    /// An instant by the clock in Almaty.
    static Instant at(String localDateTime) {
        return LocalDateTime.parse(localDateTime).atZone(ALMATY).toInstant();
    }

    static Cause cause(long number) {
        return new Cause(new Source("/company/site"), new EventId(new UUID(0x8000L, number)));
    }

    /// A request of this kind with everything clause 8.1 wants.
    static SubjectRequestFiled claim(
            RequestKind kind, @Nullable Instant receivedAt, @Nullable List<CategoryCode> named) {
        return new SubjectRequestFiled(
                kind,
                new ChannelCode("web-form"),
                new ActedBy(Representation.SELF, null, null),
                receivedAt,
                named,
                kind == RequestKind.ACCESS ? null : new ReasonCode("inaccuracy.inaccurate"),
                sealed(2),
                sealed(3),
                sealed(4),
                AnswerForm.ELECTRONIC,
                CONTENT);
    }

    static Verdict file(SubjectRequestFiled claim, Instant receipt) {
        return FilingRequest.decide(new FilingRequest.Filing(cause(1), SITE, claim, receipt, Set.of()), RULES);
    }

    /// A case of this kind, filed at an instant.
    static RequestCase filed(RequestKind kind, Instant receipt) {
        var stated = new ArrayList<Stated>();
        for (RequestFact fact : facts(file(claim(kind, null, null), receipt))) {
            stated.add(new Stated(fact, SUBJECT, receipt));
        }
        return RequestCase.of(stated).orElseThrow();
    }

    static List<RequestFact> facts(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Stated(var facts) -> facts;
            case Verdict.Rejected rejected -> throw new AssertionError("refused: " + rejected);
        };
    }

    static Verdict act(RequestCase state, CaseAction action, Instant now) {
        return WorkingCase.decide(state, action, OFFICER, now, RULES);
    }

    /// The case after an action that must hold.
    static RequestCase after(RequestCase state, CaseAction action, Instant now) {
        RequestCase next = state;
        for (RequestFact fact : facts(act(state, action, now))) {
            next = next.and(fact, now);
        }
        return next;
    }

    /// A request for access with its answer put together.
    static RequestCase prepared(RequestCase access, Instant at) {
        return after(access, new CaseAction.PrepareAnswer(sealed(8), List.of(), List.of()), at);
    }

    /// An electronic answer, with proof that it left.
    static CaseAction.Answer answer(Instant at) {
        return new CaseAction.Answer(AnswerForm.ELECTRONIC, at, null, sealed(9), null);
    }
}
