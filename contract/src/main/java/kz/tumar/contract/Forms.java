package kz.tumar.contract;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/// The closed forms that texts on the wire may have. There is no form for free text: that is the point.
public final class Forms {
    /// Lower-case words of letters and digits joined by `.` or `-`, at most 64 characters, beginning with a letter.
    public static final String CODE = "^(?=.{1,64}$)[a-z][a-z0-9]*([.-][a-z0-9]+)*$";

    /// RFC 9562, canonical lower-case form.
    public static final String UUID = "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$";

    /// 64 lower-case hexadecimal digits.
    public static final String SHA256 = "^[0-9a-f]{64}$";

    /// A date-like or number-like version, for example `2026-11-01` or `2026-11-01.2`.
    public static final String POLICY_VERSION = "^[0-9a-z](?:[0-9a-z.-]{0,30}[0-9a-z])?$";

    /// See {@link Numbered}.
    public static final String NUMBERED = "^(?!.*[0-9]{10})[0-9A-Z][0-9A-Z/-]{0,23}$";

    /// Two capital letters.
    public static final String COUNTRY = "^[A-Z]{2}$";

    /// See {@link TopicName}.
    public static final String TOPIC = "^(tumar|company)(\\.[a-z][a-z0-9-]{0,40}){1,2}$";

    /// See {@link SubjectRef}.
    public static final String SUBJECT_REF = "^s-[0-9abcdefghjkmnpqrstvwxyz]{26}$";

    /// See {@link SealedRef}.
    public static final String SEALED_REF = "^v-[0-9abcdefghjkmnpqrstvwxyz]{26}$";

    /// See {@link TrackingNumber}.
    public static final String TRACKING_NUMBER = "^r(-[0-9abcdefghjkmnpqrstvwxyz]{4}){3}$";

    /// See {@link Source}.
    public static final String SOURCE = "^/(company|tumar)/[a-z][a-z0-9]*(-[a-z0-9]+)*$";

    /// See {@link EventType}.
    public static final String EVENT_TYPE = "^kz\\.tumar\\.[A-Z][A-Za-z]{1,60}\\.v[1-9][0-9]{0,3}$";

    /// See {@link Cause}.
    public static final String CAUSE =
            "^/(company|tumar)/[a-z][a-z0-9]*(-[a-z0-9]+)*/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$";

    /// See {@link TraceParent}.
    public static final String TRACE_PARENT = "^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$";

    private static final Map<String, Pattern> COMPILED = new ConcurrentHashMap<>();

    private Forms() {}

    static void require(String form, String value, String what) {
        if (!COMPILED.computeIfAbsent(form, Pattern::compile).matcher(value).matches()) {
            throw new IllegalArgumentException(what + " does not have the form " + form);
        }
    }

    static UUID uuid(String text, String what) {
        require(UUID, text, what);
        return java.util.UUID.fromString(text);
    }
}
