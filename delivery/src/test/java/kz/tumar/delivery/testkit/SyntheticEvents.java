package kz.tumar.delivery.testkit;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import kz.tumar.contract.ActedBy;
import kz.tumar.contract.Catalogue;
import kz.tumar.contract.Cause;
import kz.tumar.contract.ChannelCode;
import kz.tumar.contract.CorrelationId;
import kz.tumar.contract.DerivedId;
import kz.tumar.contract.Event;
import kz.tumar.contract.EventId;
import kz.tumar.contract.EventType;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.Payload;
import kz.tumar.contract.PolicyVersion;
import kz.tumar.contract.PurposeCode;
import kz.tumar.contract.Representation;
import kz.tumar.contract.Source;
import kz.tumar.contract.SubjectCategoryCode;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.claim.Claim;
import kz.tumar.contract.claim.PurposeAchieved;
import kz.tumar.contract.command.Command;
import kz.tumar.contract.fact.ConsentWithdrawn;
import kz.tumar.contract.fact.Fact;

/// Events about nobody who exists, the same for the same seed.
public final class SyntheticEvents {
    /// When everything happened.
    public static final OffsetDateTime TIME = OffsetDateTime.parse("2026-11-23T09:30:00+05:00");

    private final Random random;

    /// Events for this seed.
    public SyntheticEvents(long seed) {
        this.random = new Random(seed);
    }

    /// New subjects.
    public List<SubjectRef> subjects(int count) {
        var subjects = new ArrayList<SubjectRef>();
        for (int i = 0; i < count; i++) {
            var digits = new byte[25];
            for (int j = 0; j < digits.length; j++) {
                digits[j] = (byte) random.nextInt(32);
            }
            subjects.add(SubjectRef.issue(digits));
        }
        return subjects;
    }

    /// A new id.
    public EventId id() {
        return new EventId(DerivedId.from("test", Long.toString(random.nextLong())));
    }

    /// A claim that a purpose was achieved.
    public Event<PurposeAchieved> achieved(HolderCode system, SubjectRef subject, String purpose) {
        return achieved(system, id(), subject, purpose);
    }

    /// A claim that a purpose was achieved, under this id.
    public static Event<PurposeAchieved> achieved(HolderCode system, EventId id, SubjectRef subject, String purpose) {
        var data = new PurposeAchieved(
                new PurposeCode(purpose), new SubjectCategoryCode("client"), LocalDate.of(2026, 11, 20));
        return claim(system, id, subject, data);
    }

    /// Any claim.
    public static <C extends Claim> Event<C> claim(HolderCode system, EventId id, SubjectRef subject, C data) {
        return event(Source.of(system), id, subject, data, null, null);
    }

    /// A fact of consent-service that a consent was withdrawn.
    public Event<ConsentWithdrawn> withdrawn(SubjectRef subject, String purpose) {
        var data = new ConsentWithdrawn(
                new HolderCode("crm"),
                new PurposeCode(purpose),
                new ChannelCode("office"),
                new ActedBy(Representation.SELF, null, null),
                subject);
        return fact(new Source("/tumar/consent"), id(), subject, data);
    }

    /// Any command to a holder.
    public static <C extends Command> Event<C> command(HolderCode holder, EventId id, SubjectRef subject, C data) {
        var cause = new Cause(Source.of(holder), id);
        return event(new Source("/tumar/retention"), id, subject, data, cause, new PolicyVersion("2026-01-01"));
    }

    /// Any fact.
    public static <F extends Fact> Event<F> fact(Source source, EventId id, SubjectRef subject, F data) {
        var cause = new Cause(new Source("/company/crm"), id);
        return event(source, id, subject, data, cause, new PolicyVersion("2026-01-01"));
    }

    private static <P extends Payload> Event<P> event(
            Source source,
            EventId id,
            SubjectRef subject,
            P data,
            @org.jspecify.annotations.Nullable Cause cause,
            @org.jspecify.annotations.Nullable PolicyVersion under) {
        return new Event<>(
                Event.SPEC_VERSION,
                id,
                source,
                EventType.of(data.getClass()),
                subject,
                TIME,
                Event.DATA_CONTENT_TYPE,
                Catalogue.schemaOf(data.getClass()),
                new CorrelationId(
                        new UUID(id.value().getMostSignificantBits(), id.value().getLeastSignificantBits())),
                cause,
                null,
                under,
                null,
                data);
    }
}
