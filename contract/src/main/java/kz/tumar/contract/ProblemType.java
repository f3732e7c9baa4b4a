package kz.tumar.contract;

/// Why something was refused. The URN is stable for ever; the title is constant, so that no problem can carry personal
/// data (RFC 9457).
public enum ProblemType {
    /// The body is not a JSON object in UTF-8.
    MALFORMED(400, "The body is not a JSON object in UTF-8"),

    /// The event is larger than 60,000 bytes.
    TOO_LARGE(413, "The event is larger than 60,000 bytes"),

    /// No service knows this type of event.
    UNKNOWN_TYPE(400, "No service knows this type of event"),

    /// This version of the type is not accepted.
    UNKNOWN_VERSION(400, "This version of the type is not accepted"),

    /// The event does not match its schema.
    SCHEMA_VIOLATION(400, "The event does not match its schema"),

    /// The source does not belong to this sender.
    WRONG_SENDER(403, "The source does not belong to this sender"),

    /// The record's key is not the event's subject.
    WRONG_KEY(400, "The record's key is not the event's subject"),

    /// The policy does not let this system make this claim.
    CLAIM_NOT_ALLOWED(403, "The policy does not let this system make this claim"),

    /// The subject was never issued.
    UNKNOWN_SUBJECT(404, "The subject was never issued"),

    /// The policy has no such purpose.
    UNKNOWN_PURPOSE(422, "The policy has no such purpose"),

    /// The policy has no such category of data.
    UNKNOWN_CATEGORY(422, "The policy has no such category of data"),

    /// The purpose does not cover this category of data.
    CATEGORY_OUTSIDE_PURPOSE(422, "The purpose does not cover this category of data"),

    /// The purpose does not cover this category of subjects.
    SUBJECT_CATEGORY_OUTSIDE_PURPOSE(422, "The purpose does not cover this category of subjects"),

    /// The policy has no such ground.
    UNKNOWN_GROUND(422, "The policy has no such ground"),

    /// The policy has no such code.
    UNKNOWN_CODE(422, "The policy has no such code"),

    /// Special categories need a statute.
    SPECIAL_CATEGORY(422, "Special categories need a statute"),

    /// This consent must be given by itself.
    CONSENT_STANDS_ALONE(422, "This consent must be given by itself"),

    /// The consent lacks what it must contain.
    CONSENT_INCOMPLETE(422, "The consent lacks what it must contain"),

    /// The identity of this event was used with other content.
    IDENTITY_REUSED(409, "The identity of this event was used with other content"),

    /// The time of the event lies in the future.
    TIME_IN_FUTURE(422, "The time of the event lies in the future"),

    /// The time of the event can't be.
    TIME_IMPLAUSIBLE(422, "The time of the event can't be"),

    /// The time of receipt needs a reason or cannot be.
    RECEIPT_IMPLAUSIBLE(422, "The time of receipt needs a reason or cannot be"),

    /// There is no such order for this subject.
    UNKNOWN_ORDER(404, "There is no such order for this subject"),

    /// This holder is not part of the order.
    NOT_A_HOLDER(403, "This holder is not part of the order"),

    /// The answer is to an earlier revision of the order.
    STALE_REVISION(409, "The answer is to an earlier revision of the order"),

    /// The confirmation lacks what the command asked for.
    CONFIRMATION_INCOMPLETE(422, "The confirmation lacks what the command asked for"),

    /// There is no such claim of this sender about this subject.
    UNKNOWN_CLAIM(404, "There is no such claim of this sender about this subject"),

    /// Nobody approves what they proposed or approved before.
    OWN_DECISION(403, "Nobody approves what they proposed or approved before"),

    /// A valid bearer token is needed.
    UNAUTHENTICATED(401, "A valid bearer token is needed"),

    /// The token does not give this right.
    FORBIDDEN(403, "The token does not give this right"),

    /// There is nothing here under that name.
    NOT_FOUND(404, "There is nothing here under that name"),

    /// This method is not allowed here.
    METHOD_NOT_ALLOWED(405, "This method is not allowed here"),

    /// None of the media types asked for is offered.
    NOT_ACCEPTABLE(406, "None of the media types asked for is offered"),

    /// This media type is not read here.
    UNSUPPORTED_MEDIA_TYPE(415, "This media type is not read here"),

    /// A parameter is missing or has a wrong form.
    INVALID_PARAMETER(400, "A parameter is missing or has a wrong form"),

    /// The state does not allow this.
    CONFLICT(409, "The state does not allow this"),

    /// The state has changed since it was read.
    PRECONDITION_FAILED(412, "The state has changed since it was read"),

    /// What was here has been destroyed.
    DESTROYED(410, "What was here has been destroyed"),

    /// Too many requests.
    TOO_MANY_REQUESTS(429, "Too many requests"),

    /// Copies of identity documents are not taken, only their details (art. 7(10)).
    IDENTITY_COPY(415, "Copies of identity documents are not taken, only their details"),

    /// Files of this type are not taken here.
    FILE_TYPE(415, "Files of this type are not taken here"),

    /// The file is larger than is taken here.
    FILE_TOO_LARGE(413, "The file is larger than is taken here"),

    /// The content lacks what its category wants, or has it wrong.
    CONTENT_INVALID(422, "The content lacks what its category wants, or has it wrong"),

    /// The service cannot answer now.
    UNAVAILABLE(503, "The service cannot answer now"),

    /// The service failed; the failure is recorded.
    INTERNAL(500, "The service failed; the failure is recorded");

    private final int status;
    private final String title;

    ProblemType(int status, String title) {
        this.status = status;
        this.title = title;
    }

    /// The stable problem type, for example `urn:tumar:problem:unknown-subject`.
    public String urn() {
        return "urn:tumar:problem:" + name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    /// The HTTP status that goes with it.
    public int status() {
        return status;
    }

    /// One constant English sentence.
    public String title() {
        return title;
    }
}
