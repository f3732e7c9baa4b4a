package kz.tumar.request.form;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import kz.tumar.contract.ReasonCode;
import kz.tumar.contract.RequestKind;
import kz.tumar.policy.ConsentForm;
import kz.tumar.policy.ReasonKind;
import kz.tumar.request.decision.Rules;
import kz.tumar.request.identity.Iin;
import kz.tumar.request.identity.ReadingDetails;

/// What is wrong with what was typed: every mistake at once, each by its field and a key of words. A
/// request is never turned away for what clause 8.1 wants and is missing: that is asked for while the
/// clock runs.
final class Checking {
    /// How long what is typed may be.
    static final Map<String, Integer> LONGEST = Map.ofEntries(
            Map.entry("name", 200),
            Map.entry("iin", 12),
            Map.entry("authority", 1_000),
            Map.entry("docNumber", 40),
            Map.entry("docDate", 10),
            Map.entry("docIssuer", 200),
            Map.entry("participation", 500),
            Map.entry("text", 4_000),
            Map.entry("email", 254),
            Map.entry("phone", 40),
            Map.entry("post", 400));

    private static final Pattern EMAIL = Pattern.compile(
            "[^\\s@<>\"(),:;\\[\\]\\\\]{1,64}@[^\\s@<>\"(),:;\\[\\]\\\\]{1,180}\\.[^\\s@<>\"(),:;\\[\\]\\\\.]{2,}");
    private static final List<DateTimeFormatter> DAYS =
            List.of(DateTimeFormatter.ISO_LOCAL_DATE, DateTimeFormatter.ofPattern("d.M.uuuu"));

    private Checking() {}

    /// The mistakes, in the order of the fields.
    static Map<String, String> mistakes(RequestKind kind, Typed typed, Rules rules, LocalDate today) {
        var mistakes = new LinkedHashMap<String, String>();
        if (!typed.has("name")) {
            mistakes.put("name", "mistakeName");
        }
        if (typed.has("iin") && Iin.read(typed.in("iin"), today, Set.of()).isEmpty()) {
            mistakes.put("iin", "mistakeIin");
        }
        if (!typed.in("who").isEmpty() && !typed.in("who").matches("self|representative")) {
            mistakes.put("who", "mistakeChoice");
        }
        if (typed.in("who").equals("representative") && !typed.has("authority")) {
            mistakes.put("authority", "mistakeAuthority");
        }
        if (typed.has("purpose") && !knownPurpose(typed, rules)) {
            mistakes.put("purpose", "mistakeChoice");
        }
        document(kind, typed, today, mistakes);
        if (Asked.wantsReason(kind) && !knownReason(typed, rules)) {
            mistakes.put("reason", "mistakeReason");
        }
        if (Asked.wantsWords(kind) && !typed.has("text")) {
            mistakes.put("text", "mistakeText");
        }
        if (typed.has("email") && !EMAIL.matcher(typed.in("email")).matches()) {
            mistakes.put("email", "mistakeEmail");
        }
        if (typed.in("answer").equals("PAPER") && !typed.has("post")) {
            mistakes.put("post", "mistakePost");
        }
        LONGEST.forEach((field, most) -> {
            if (typed.in(field).length() > most) {
                mistakes.putIfAbsent(field, "mistakeLong");
            }
        });
        return mistakes;
    }

    /// What is there of the identity document must be in order; what is not is asked for later.
    private static void document(RequestKind kind, Typed typed, LocalDate today, Map<String, String> mistakes) {
        if (typed.has("docDate") && day(typed.in("docDate")).isEmpty()) {
            mistakes.put("docDate", "mistakeDay");
        } else if (Details.of(kind, typed).orElse(null) instanceof byte[] details
                && ReadingDetails.read(details, today, Set.of())
                        instanceof ReadingDetails.Result.Wrong(var violations)) {
            violations.forEach(each -> Details.field(each.path())
                    .ifPresent(field ->
                            mistakes.putIfAbsent(field, field.equals("docDate") ? "mistakeDay" : "mistakeDocument")));
        }
    }

    /// The day that was typed, as browsers or as people write it.
    static Optional<LocalDate> day(String text) {
        for (DateTimeFormatter form : DAYS) {
            try {
                LocalDate day = LocalDate.parse(text, form);
                return day.getYear() >= 1900 ? Optional.of(day) : Optional.empty();
            } catch (DateTimeException other) {
                // The next form may fit.
            }
        }
        return Optional.empty();
    }

    private static boolean knownPurpose(Typed typed, Rules rules) {
        return rules.policy().document().purposes().stream()
                .filter(purpose -> purpose.consent() != ConsentForm.NONE)
                .anyMatch(purpose -> purpose.code().value().equals(typed.in("purpose")));
    }

    private static boolean knownReason(Typed typed, Rules rules) {
        try {
            return rules.gives(ReasonKind.INACCURACY, new ReasonCode(typed.in("reason")));
        } catch (IllegalArgumentException noCode) {
            return false;
        }
    }
}
