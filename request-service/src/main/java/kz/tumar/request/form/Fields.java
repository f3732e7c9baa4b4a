package kz.tumar.request.form;

import io.quarkus.qute.TemplateData;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import kz.tumar.contract.RequestKind;
import kz.tumar.policy.ConsentForm;
import kz.tumar.policy.Language;
import kz.tumar.policy.ReasonKind;
import kz.tumar.request.decision.Rules;
import kz.tumar.request.page.Words;
import org.jspecify.annotations.Nullable;

/// The fields of the form for one kind of request, with what was typed and what is wrong with it.
record Fields(Language language, Typed typed, Map<String, String> mistakes, Rules rules) {
    /// Fields that belong together.
    @TemplateData
    record Section(String title, List<Field> fields) {}

    /// One field.
    ///
    /// @param type `text`, `email`, `tel`, `date`, `area`, `choice` or `list`
    /// @param describedBy the ids of what explains it
    /// @param most how long it may be
    @TemplateData
    record Field(
            String name,
            String type,
            String label,
            @Nullable String hint,
            String value,
            @Nullable String mistake,
            @Nullable String describedBy,
            @Nullable String autocomplete,
            boolean required,
            int most,
            List<Option> options) {}

    /// One of several to choose from.
    @TemplateData
    record Option(String id, String value, String label, boolean chosen) {}

    /// A mistake, and the id of the field it is in.
    @TemplateData
    record Mistake(String id, String text) {}

    List<Section> of(RequestKind kind) {
        var sections = new ArrayList<Section>();
        sections.add(section(
                "sectionWho",
                Stream.of(
                                choice("who", "self", options("who", "self", "representative")),
                                field("name", "text", "name", true),
                                field("iin", "text", null, false),
                                field("authority", "area", null, false))
                        .toList()));
        if (Asked.wantsDocument(kind)) {
            sections.add(section(
                    "sectionDocument",
                    List.of(
                            field("docNumber", "text", null, false),
                            field("docDate", "date", null, false),
                            field("docIssuer", "text", null, false),
                            field("participation", "area", null, false))));
        }
        sections.add(section("sectionWhat", what(kind)));
        sections.add(section(
                "sectionAnswer",
                List.of(
                        choice("answer", "ELECTRONIC", options("answer", "ELECTRONIC", "PAPER")),
                        field("email", "email", "email", false),
                        field("phone", "tel", "tel", false),
                        field("post", "area", "street-address", false))));
        return sections;
    }

    List<Mistake> all() {
        return mistakes.entrySet().stream()
                .map(mistake -> new Mistake(
                        Stream.of("reason", "who", "answer").anyMatch(mistake.getKey()::equals)
                                ? mistake.getKey() + "-0"
                                : mistake.getKey(),
                        word("field." + mistake.getKey()) + ": " + word(mistake.getValue())))
                .toList();
    }

    private List<Field> what(RequestKind kind) {
        var fields = new ArrayList<Field>();
        if (Asked.wantsReason(kind)) {
            var reasons = rules.policy().reasons(ReasonKind.INACCURACY);
            var options = new ArrayList<Option>();
            for (int i = 0; i < reasons.size(); i++) {
                String code = reasons.get(i).code().value();
                options.add(new Option(
                        "reason-" + i,
                        code,
                        reasons.get(i).title().in(language),
                        typed.in("reason").equals(code)));
            }
            fields.add(made("reason", "choice", null, true, options));
        }
        if (kind == RequestKind.WITHDRAWAL) {
            fields.add(made("purpose", "list", null, false, purposes()));
        }
        fields.add(field("text", "area", null, Asked.wantsWords(kind)));
        return fields;
    }

    private List<Option> purposes() {
        var options = new ArrayList<Option>();
        options.add(new Option("purpose-all", "", word("purposeAll"), !typed.has("purpose")));
        rules.policy().document().purposes().stream()
                .filter(purpose -> purpose.consent() != ConsentForm.NONE)
                .forEach(purpose -> options.add(new Option(
                        "purpose-" + purpose.code().value(),
                        purpose.code().value(),
                        purpose.title().in(language),
                        typed.in("purpose").equals(purpose.code().value()))));
        return options;
    }

    private Section section(String title, List<Field> fields) {
        return new Section(word(title), fields);
    }

    private Field field(String name, String type, @Nullable String autocomplete, boolean required) {
        return made(name, type, autocomplete, required, List.of());
    }

    private Field choice(String name, String usual, List<Option> options) {
        boolean none = options.stream().noneMatch(Option::chosen);
        return made(
                name,
                "choice",
                null,
                false,
                options.stream()
                        .map(option -> new Option(
                                option.id(),
                                option.value(),
                                option.label(),
                                option.chosen() || (none && option.value().equals(usual))))
                        .toList());
    }

    private List<Option> options(String name, String... values) {
        var options = new ArrayList<Option>();
        for (int i = 0; i < values.length; i++) {
            options.add(new Option(
                    name + "-" + i,
                    values[i],
                    word(name + "." + values[i]),
                    typed.in(name).equals(values[i])));
        }
        return options;
    }

    private Field made(
            String name, String type, @Nullable String autocomplete, boolean required, List<Option> options) {
        String hint = Words.in(language).get("hint." + name);
        String mistake = mistakes.containsKey(name) ? word(Objects.requireNonNull(mistakes.get(name))) : null;
        String describedBy = String.join(
                " ",
                Stream.of(hint == null ? "" : name + "-hint", mistake == null ? "" : name + "-mistake")
                        .filter(id -> !id.isEmpty())
                        .toList());
        return new Field(
                name,
                type,
                word("field." + name),
                hint,
                typed.in(name),
                mistake,
                describedBy.isEmpty() ? null : describedBy,
                autocomplete,
                required,
                Checking.LONGEST.getOrDefault(name, 100),
                options);
    }

    private String word(String key) {
        return Words.of(language, key);
    }
}
