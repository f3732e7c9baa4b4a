package kz.tumar.consent.page;

import io.quarkus.qute.TemplateData;
import jakarta.ws.rs.core.UriInfo;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import kz.tumar.policy.Language;
import kz.tumar.policy.Operator;

/// What stands around the content of every page.
///
/// @param lang the language as a code
/// @param t the words in it
/// @param languages links to this page in the others
/// @param operator whose page it is
/// @param bin the operator's number
/// @param address the operator's address
@TemplateData
public record Frame(
        String lang, Map<String, String> t, List<Tongue> languages, String operator, String bin, String address) {

    /// This page in a language.
    @TemplateData
    public record Tongue(String code, String name, String href, boolean current) {}

    /// The frame of a page at this address.
    public static Frame of(Language language, UriInfo uri, Operator operator) {
        var tongues = new ArrayList<Tongue>();
        for (Language each : Language.values()) {
            var href = new StringBuilder(uri.getRequestUri().getRawPath()).append("?lang=" + each.code());
            String since = uri.getQueryParameters().getFirst("since");
            if (since != null) {
                href.append("&since=").append(URLEncoder.encode(since, StandardCharsets.UTF_8));
            }
            tongues.add(new Tongue(each.code(), Words.of(each, "languageName"), href.toString(), each == language));
        }
        return new Frame(
                language.code(),
                Words.in(language),
                tongues,
                operator.name().in(language),
                operator.bin(),
                operator.address().in(language));
    }
}
