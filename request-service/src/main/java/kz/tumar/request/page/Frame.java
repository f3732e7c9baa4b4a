package kz.tumar.request.page;

import io.quarkus.qute.TemplateData;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import kz.tumar.policy.Complaints;
import kz.tumar.policy.Language;
import kz.tumar.policy.Operator;
import kz.tumar.policy.PolicyDocument;
import org.jspecify.annotations.Nullable;

/// What stands around the content of every page.
///
/// @param lang the language as a code
/// @param t the words in it
/// @param languages links to this page in the others
/// @param operator whose page it is
/// @param bin the operator's number
/// @param address the operator's address
/// @param complaint where one complains, in words
@TemplateData
public record Frame(
        String lang,
        Map<String, String> t,
        List<Tongue> languages,
        String operator,
        String bin,
        String address,
        String complaint) {

    /// This page in a language.
    @TemplateData
    public record Tongue(String code, String name, String href, boolean current) {}

    /// The frame of a page at this path; whatever else stood in its address is left behind.
    public static Frame of(Language language, String path, PolicyDocument policy) {
        var tongues = new ArrayList<Tongue>();
        for (Language each : Language.values()) {
            String code = each.code();
            tongues.add(new Tongue(code, Words.of(each, "languageName"), path + "?lang=" + code, each == language));
        }
        Operator operator = policy.operator();
        return new Frame(
                language.code(),
                Words.in(language),
                tongues,
                operator.name().in(language),
                operator.bin(),
                operator.address().in(language),
                complaint(policy.complaints(), language));
    }

    /// Where one complains, in words.
    public static String complaint(@Nullable Complaints complaints, Language language) {
        return complaints == null
                ? Words.of(language, "complainCourt")
                : Words.of(
                        language,
                        "complain",
                        Map.of(
                                "authority", complaints.authority().in(language),
                                "address", complaints.address().in(language)));
    }
}
