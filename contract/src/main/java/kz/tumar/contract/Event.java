package kz.tumar.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.net.URI;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/// One event in its envelope: CloudEvents 1.0, structured JSON, at most {@value #MAX_BYTES} bytes.
/// (`source`, `id`) is its identity for ever: the same content again is nothing new, other content under it is refused.
///
/// @param specversion always `1.0`
/// @param id with the source, its identity
/// @param source who says so
/// @param type `kz.tumar.<Name>.v<version>`
/// @param subject whom it is about; absent only where it is about no person
/// @param time when it happened at whoever says so
/// @param datacontenttype always `application/json`
/// @param dataschema the schema of `data`, see {@link Catalogue#schemaOf}
/// @param correlationid the journey it belongs to
/// @param causationid what made it; absent on a claim
/// @param replaces the claim that this claim mends; only on claims
/// @param policyversion the version of the policy it was decided under; only on facts and commands
/// @param traceparent the trace it belongs to
/// @param data what it says
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({
    "specversion",
    "id",
    "source",
    "type",
    "subject",
    "time",
    "datacontenttype",
    "dataschema",
    "correlationid",
    "causationid",
    "replaces",
    "policyversion",
    "traceparent",
    "data"
})
public record Event<D extends Payload>(
        String specversion,
        EventId id,
        Source source,
        EventType type,
        @Nullable SubjectRef subject,
        OffsetDateTime time,
        String datacontenttype,
        URI dataschema,
        CorrelationId correlationid,
        @Nullable Cause causationid,
        @Nullable EventId replaces,
        @Nullable PolicyVersion policyversion,
        @Nullable TraceParent traceparent,
        D data) {
    /// The most bytes an event may have on the wire.
    public static final int MAX_BYTES = 60_000;

    /// The media type of an event on the wire.
    public static final String MEDIA_TYPE = "application/cloudevents+json";

    /// The only version of CloudEvents spoken.
    public static final String SPEC_VERSION = "1.0";

    /// The only content type of `data`.
    public static final String DATA_CONTENT_TYPE = "application/json";

    /// The identity as a cause of what follows from this event.
    public Cause asCause() {
        return new Cause(source, id);
    }

    /// The Kafka key: the subject, or `-` where the event is about no person.
    public String key() {
        return subject == null ? "-" : subject.value();
    }
}
