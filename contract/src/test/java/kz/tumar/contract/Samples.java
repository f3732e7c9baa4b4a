package kz.tumar.contract;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import kz.tumar.contract.claim.Claim;
import org.jspecify.annotations.Nullable;

/// One event of every type, always the same: with every field filled, or with those alone that must be there.
final class Samples {
    private static final UUID ID = UUID.fromString("0198c0de-0000-7000-8000-00000000000a");

    private final boolean full;

    private Samples(boolean full) {
        this.full = full;
    }

    static Event<Payload> of(Class<? extends Payload> type) {
        return new Samples(true).event(type);
    }

    static Event<Payload> least(Class<? extends Payload> type) {
        return new Samples(false).event(type);
    }

    private Event<Payload> event(Class<? extends Payload> type) {
        boolean claim = Claim.class.isAssignableFrom(type);
        return new Event<>(
                Event.SPEC_VERSION,
                new EventId(ID),
                new Source(claim ? "/company/crm" : "/tumar/consent"),
                EventType.of(type),
                (SubjectRef) scalar(SubjectRef.class),
                OffsetDateTime.parse("2026-11-23T10:00:00+05:00"),
                Event.DATA_CONTENT_TYPE,
                Catalogue.schemaOf(type),
                new CorrelationId(ID),
                claim ? null : new Cause(new Source("/company/crm"), new EventId(ID)),
                claim ? new EventId(ID) : null,
                claim ? null : new PolicyVersion("2026-11-01"),
                new TraceParent("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"),
                type.cast(record(type)));
    }

    private Object record(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        Object[] values = Arrays.stream(components).map(this::value).toArray();
        try {
            var constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(type.getName(), impossible);
        }
    }

    private @Nullable Object value(RecordComponent component) {
        if (!full && component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
            return null;
        }
        if (component.getType() == List.class) {
            var item = (Class<?>) ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0];
            return List.of(scalar(item));
        }
        if (component.getAnnotation(Range.class) instanceof Range range) {
            long number = Math.max(range.min(), Math.min(range.max(), 3));
            return component.getType() == int.class ? (Object) (int) number : (Object) number;
        }
        return scalar(component.getType());
    }

    private Object scalar(Class<?> type) {
        if (type.isEnum()) {
            return type.getEnumConstants()[0];
        }
        if (type == boolean.class || type == Boolean.class) {
            return true;
        }
        if (type == int.class) {
            return 400;
        }
        if (type == Instant.class) {
            return Instant.parse("2026-11-23T05:00:00Z");
        }
        if (type == LocalDate.class) {
            return LocalDate.parse("2026-11-23");
        }
        if (type == String.class) {
            return "urn:tumar:problem:unknown-subject";
        }
        if (type == URI.class) {
            return URI.create("urn:tumar:schema:claim:ConsentGiven:v1");
        }
        if (type == SubjectRef.class) {
            return SubjectRef.issue(new byte[] {
                1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25
            });
        }
        if (type == SealedRef.class) {
            return SealedRef.issue(new byte[] {
                25, 24, 23, 22, 21, 20, 19, 18, 17, 16, 15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1
            });
        }
        if (type.getAnnotation(Form.class) instanceof Form form) {
            return text(type, form.value());
        }
        return record(type);
    }

    private static Object text(Class<?> type, String form) {
        Class<?> parameter = form.equals(Forms.UUID) ? UUID.class : String.class;
        Object value = switch (form) {
            case Forms.UUID -> ID;
            case Forms.CODE -> "contact";
            case Forms.SHA256 -> "0123456789abcdef".repeat(4);
            case Forms.POLICY_VERSION -> "2026-11-01";
            case Forms.NUMBERED -> "2026/17";
            case Forms.COUNTRY -> "KZ";
            case Forms.TRACKING_NUMBER -> "r-7k3m-9qxa-bcde";
            case Forms.TOPIC -> "tumar.consent";
            case Forms.EVENT_TYPE -> "kz.tumar.ConsentGiven.v1";
            default -> throw new IllegalArgumentException(type + " needs a sample");
        };
        try {
            return type.getDeclaredConstructor(parameter).newInstance(value);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(type.getName(), impossible);
        }
    }
}
