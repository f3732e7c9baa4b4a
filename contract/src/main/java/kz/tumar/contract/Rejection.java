package kz.tumar.contract;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Why a claim was refused for ever, as RFC 9457 problem details on the sender's rejected topic.
///
/// @param problem the stable URN of the problem type
/// @param title its constant title
/// @param status the HTTP status that goes with it
/// @param claimId the claim's id, where it could be read and is a UUID
/// @param claimType the claim's type, where it is one of ours
/// @param schema the schema it was held against, where there is one
/// @param claimDigest the keyed digest of the bytes refused
/// @param violations everything that is wrong with it
/// @param record where it lies on Kafka; absent when it came over HTTP
public record Rejection(
        @JsonProperty("type") String problem,
        String title,
        int status,
        @Nullable EventId claimId,
        @Nullable EventType claimType,
        @Nullable String schema,
        Sha256 claimDigest,
        List<Violation> violations,
        @Nullable RecordPosition record)
        implements Payload {
    public Rejection {
        violations = List.copyOf(violations);
    }

    /// Why a claim that is not on Kafka was refused.
    public Rejection(
            String problem,
            String title,
            int status,
            @Nullable EventId claimId,
            @Nullable EventType claimType,
            @Nullable String schema,
            Sha256 claimDigest,
            List<Violation> violations) {
        this(problem, title, status, claimId, claimType, schema, claimDigest, violations, null);
    }
}
