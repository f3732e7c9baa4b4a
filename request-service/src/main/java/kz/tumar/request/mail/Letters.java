package kz.tumar.request.mail;

import static java.util.Objects.requireNonNullElse;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import kz.tumar.contract.MessageKind;
import kz.tumar.contract.TrackingNumber;
import kz.tumar.policy.Language;
import kz.tumar.policy.Operator;
import kz.tumar.policy.PolicyDocument;
import kz.tumar.request.decision.RequestCase;
import kz.tumar.request.decision.Rules;
import kz.tumar.request.page.Frame;
import kz.tumar.request.page.Languages;
import kz.tumar.request.page.Words;
import kz.tumar.request.saying.DueInWords;
import kz.tumar.request.saying.Missing;
import kz.tumar.request.saying.RequestInWords;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// What letters to applicants say. Mail is read by whoever carries it, so a letter names the number,
/// dates, reasons of the policy and norms, and nothing of the person.
@ApplicationScoped
class Letters {
    private final URI home;

    @Inject
    Letters(@ConfigProperty(name = "tumar.public.url", defaultValue = "http://127.0.0.1:8082") URI home) {
        this.home = home;
    }

    /// A text and what stands above it.
    record Text(String subject, String body) {}

    Text of(MessageKind kind, TrackingNumber tracking, RequestCase request, Rules rules, Language language) {
        String number = tracking.value().toUpperCase(Locale.ROOT);
        PolicyDocument policy = rules.policy().document();
        Operator operator = policy.operator();
        var said = new RequestInWords(request, rules, language);
        var places = new HashMap<String, String>();
        places.put("number", number);
        places.put("operator", operator.name().in(language));
        places.put("bin", operator.bin());
        places.put("address", operator.address().in(language));
        places.put("complaint", Frame.complaint(policy.complaints(), language));
        places.put("link", home.resolve("/form/status?lang=" + language.code()).toString());
        places.put(
                "received",
                Languages.moment(request.filed().receivedAt(), rules.calendar().zone(), language));
        places.put("due", due(request, rules, language));
        places.put("missing", "- " + String.join("\n- ", Missing.in(language, request.missing())));
        places.put("extension", requireNonNullElse(said.extension(), ""));
        places.put("ended", requireNonNullElse(said.ended(), ""));
        places.put("refusal", requireNonNullElse(said.refusal(), ""));
        places.put("meaning", requireNonNullElse(said.meaning(), ""));
        places.put("appeal", requireNonNullElse(said.appeal(), ""));
        places.put("lawful", said.foundLawful() ? Words.of(language, "mail.lawful", places) : "");
        String body = Words.of(language, "mail." + kind.name(), places) + "\n\n"
                + Words.of(language, "mail.end", places) + "\n";
        return new Text(Words.of(language, "mail.subject", places), body);
    }

    private static String due(RequestCase request, Rules rules, Language language) {
        if (!request.clockRuns()) {
            return Words.of(language, "mail.dueLater", Map.of("date", Languages.day(request.due(), language)));
        }
        DueInWords.Due due = new DueInWords(language, rules).of(request);
        return Words.of(language, "mail.due", Map.of("date", due.date(), "norm", due.norm()));
    }
}
