package kz.tumar.bench.facts;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import kz.tumar.contract.AssessmentId;
import kz.tumar.contract.BlockId;
import kz.tumar.contract.CaseId;
import kz.tumar.contract.Catalogue;
import kz.tumar.contract.CategoryCode;
import kz.tumar.contract.Cause;
import kz.tumar.contract.CorrelationId;
import kz.tumar.contract.DerivedId;
import kz.tumar.contract.Event;
import kz.tumar.contract.EventId;
import kz.tumar.contract.EventType;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.OrderId;
import kz.tumar.contract.PolicyVersion;
import kz.tumar.contract.Provenance;
import kz.tumar.contract.RequestKind;
import kz.tumar.contract.Source;
import kz.tumar.contract.SubjectCategoryCode;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.fact.DataHeld;
import kz.tumar.contract.fact.DestructionScheduled;
import kz.tumar.contract.fact.Fact;
import kz.tumar.contract.fact.ProcessingBlocked;
import kz.tumar.delivery.wire.Wire;

/// Any number of different valid facts of about 600 bytes, each the same whenever it is asked for: seven of ten on
/// `tumar.consent`, two on `tumar.retention`, one on `tumar.request`. Their ids are derived from their causes, as a
/// service derives them.
public final class Facts {
    private static final long SEED = 0x5DEECE66DL;
    private static final int DIGITS = 25;
    private static final Source CRM = Source.of(new HolderCode("crm"));
    private static final List<FactTemplate> TEMPLATES = List.of(consent(), retention(), request());
    private static final int[] MIX = {0, 0, 1, 0, 0, 2, 0, 1, 0, 0};

    private final long subjects;
    private final long hotPercent;

    private Facts(long subjects, long hotPercent) {
        this.subjects = subjects;
        this.hotPercent = hotPercent;
    }

    /// About this many subjects, each as often as any other.
    public static Facts uniform(long subjects) {
        return new Facts(subjects, 0);
    }

    /// About this many subjects, one of whom has half of all facts.
    public static Facts withOneHotSubject(long subjects) {
        return new Facts(subjects, 50);
    }

    /// A fact ready to be sent.
    ///
    /// @param service whose topic it belongs on: `consent`, `retention` or `request`
    @SuppressWarnings("ArrayRecordComponent")
    public record Ready(String service, String key, byte[] value) {
        public String topic() {
            return "tumar." + service;
        }
    }

    /// The fact of that number.
    public Ready fact(long number) {
        return fact(number, TEMPLATES.get(MIX[(int) (number % MIX.length)]));
    }

    /// The fact of that number on `tumar.consent`, whatever the mix says.
    public Ready consentFact(long number) {
        return fact(number, TEMPLATES.getFirst());
    }

    /// The number of a fact of [#consentFact], read from its bytes.
    public static long numberOf(byte[] consentFact) {
        var end = TEMPLATES.getFirst().places().get(2) + 36;
        var last = new String(consentFact, end - 12, 12, StandardCharsets.US_ASCII);
        return Long.parseLong(last, 16) / 2;
    }

    private Ready fact(long number, FactTemplate template) {
        var cause = new EventId(uuid(number * 2 + 1));
        var subject = subject(subjectOf(number)).value();
        var id = DerivedId.of(new Cause(CRM, cause), template.type(), 0).toString();
        var value = template.filled(subject, id, uuid(number * 2).toString(), cause.toString());
        return new Ready(template.service(), subject, value);
    }

    /// The reference of that subject.
    public static SubjectRef subject(long number) {
        var digits = new byte[DIGITS];
        var bits = 0L;
        for (int i = 0; i < DIGITS; i++) {
            if (i % 12 == 0) {
                bits = mixed(number * 3 + i);
            }
            digits[i] = (byte) (bits & 31);
            bits >>>= 5;
        }
        return SubjectRef.issue(digits);
    }

    private long subjectOf(long number) {
        var spread = mixed(number) >>> 1;
        return spread % 100 < hotPercent ? 0 : (spread >>> 8) % subjects;
    }

    private static UUID uuid(long number) {
        return new UUID(
                (mixed(number) & 0xFFFF_FFFF_FFFF_0FFFL) | 0x4000L, (number & 0x3FFF_FFFF_FFFF_FFFFL) | 1L << 63);
    }

    private static long mixed(long number) {
        long z = number * 0x9E3779B97F4A7C15L + SEED;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    private static FactTemplate consent() {
        return template(
                "consent",
                new DataHeld(
                        new HolderCode("crm"),
                        List.of(new CategoryCode("contact")),
                        new SubjectCategoryCode("client"),
                        Provenance.SUBJECT_WRITTEN,
                        true,
                        LocalDate.of(2026, 11, 1)));
    }

    private static FactTemplate retention() {
        return template(
                "retention",
                new DestructionScheduled(
                        new OrderId(uuid(1)),
                        new AssessmentId(uuid(2)),
                        List.of(new CategoryCode("contact")),
                        Instant.parse("2026-11-24T04:00:00Z"),
                        LocalDate.of(2026, 12, 1)));
    }

    private static FactTemplate request() {
        return template(
                "request",
                new ProcessingBlocked(
                        new BlockId(uuid(3)),
                        new CaseId(uuid(4)),
                        RequestKind.RECTIFICATION,
                        List.of(new CategoryCode("contact")),
                        LocalDate.of(2026, 12, 2)));
    }

    private static FactTemplate template(String service, Fact fact) {
        var type = EventType.of(fact.getClass());
        var id = new EventId(uuid(5));
        var correlation = new CorrelationId(uuid(6));
        var cause = new EventId(uuid(7));
        var subject = subject(8);
        var event = new Event<>(
                Event.SPEC_VERSION,
                id,
                new Source("/tumar/" + service),
                type,
                subject,
                OffsetDateTime.of(2026, 11, 1, 10, 0, 0, 0, ZoneOffset.ofHours(5)),
                Event.DATA_CONTENT_TYPE,
                Catalogue.schemaOf(fact.getClass()),
                correlation,
                new Cause(CRM, cause),
                null,
                new PolicyVersion("2026-11-01"),
                null,
                fact);
        return FactTemplate.of(
                service,
                type,
                Wire.write(event),
                List.of(subject.value(), id.toString(), correlation.toString(), cause.toString()));
    }
}
