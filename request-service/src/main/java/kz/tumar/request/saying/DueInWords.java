package kz.tumar.request.saying;

import io.quarkus.qute.TemplateData;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import kz.tumar.contract.ArticleCode;
import kz.tumar.contract.DeadlineProfile;
import kz.tumar.policy.Act;
import kz.tumar.policy.Language;
import kz.tumar.policy.Policy;
import kz.tumar.request.deadline.Deadlines;
import kz.tumar.request.deadline.Explanation;
import kz.tumar.request.decision.RequestCase;
import kz.tumar.request.decision.Rules;
import kz.tumar.request.page.Languages;
import kz.tumar.request.page.Words;

/// Until when an answer is due, and why until then, in words: the earlier of the two profiles, the
/// norm it stands in, and the days that were not counted.
public final class DueInWords {
    private final Language language;
    private final Rules rules;

    /// Words in a language, under these rules.
    public DueInWords(Language language, Rules rules) {
        this.language = language;
        this.rules = rules;
    }

    /// When it is due, and why.
    ///
    /// @param date the day, as people write it
    /// @param iso the day for machines
    /// @param norm which profile's figure, and where it stands
    /// @param count how it was counted
    /// @param skipped the days in between that were not counted, and why
    @TemplateData
    public record Due(String date, String iso, String norm, String count, List<String> skipped) {}

    /// The due date of a request whose clock runs.
    public Due of(RequestCase request) {
        DeadlineProfile profile =
                request.policyDue().isBefore(request.statutoryDue()) ? DeadlineProfile.POLICY : DeadlineProfile.LAW;
        String rule = Deadlines.ruleOf(request.kind());
        var why = Explanation.of(rule, profile, request.clockStart(), request.due(), rules);
        return new Due(
                day(request.due()),
                request.due().toString(),
                norm(why, request),
                Words.of(
                        language,
                        "dueCount",
                        Map.of(
                                "zero",
                                day(why.dayZero()),
                                "days",
                                why.workingDays() == null ? "" : Languages.workingDays(why.workingDays(), language))),
                skipped(why));
    }

    private String norm(Explanation why, RequestCase request) {
        String words = Words.of(
                language,
                why.profile() == DeadlineProfile.POLICY ? "dueByPolicy" : "dueByLaw",
                Map.of(
                        "norm",
                        norm(why.article()),
                        "policy",
                        day(request.policyDue()),
                        "law",
                        day(request.statutoryDue())));
        return why.confirmed() ? words : words + " " + Words.of(language, "dueUnconfirmed");
    }

    /// The days on the way to the due date that do not count; plain weekends are told as a number.
    private List<String> skipped(Explanation why) {
        var told = new ArrayList<String>();
        int weekends = 0;
        for (Explanation.Day each : why.days()) {
            if (each.number() == null && each.title() == null) {
                weekends++;
            } else if (each.number() == null && each.title() != null) {
                told.add(day(each.date()) + " – " + Languages.title(each.title(), language));
            }
        }
        if (weekends > 0) {
            told.addFirst(Words.of(language, "dueWeekends", Map.of("number", Integer.toString(weekends))));
        }
        return told;
    }

    /// A norm as people cite it: the act, and the place in it where one is known.
    public String norm(ArticleCode article) {
        Policy policy = rules.policy();
        for (Act act : policy.document().acts()) {
            String start = act.code().value() + ".";
            if (article.value().startsWith(start)) {
                String place = article.value().substring(start.length());
                String title = act.title().in(language);
                if (place.equals("whole")) {
                    return title;
                }
                boolean own = act.code().value().equals("policy");
                return title + ", " + Words.of(language, own ? "placeInPolicy" : "placeInLaw", Map.of("place", place));
            }
        }
        return article.value();
    }

    private String day(LocalDate day) {
        return Languages.day(day, language);
    }
}
