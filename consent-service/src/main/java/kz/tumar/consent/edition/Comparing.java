package kz.tumar.consent.edition;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import kz.tumar.consent.edition.Change.Section;
import kz.tumar.consent.page.Words;
import kz.tumar.policy.Language;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/// What differs between two versions of the policy's file, in words a person reads. Entries are matched by their code,
/// so that moving one changes nothing; codes and texts are shown by their titles in the reader's language.
final class Comparing {
    private final Language language;
    private final Map<String, String> titles = new LinkedHashMap<>();

    private Comparing(Language language) {
        this.language = language;
    }

    static List<Section> compare(String before, String after, Language language) {
        return new Comparing(language).sections(tree(before), tree(after));
    }

    private static Map<?, ?> tree(String file) {
        Object read = new Yaml(new SafeConstructor(new LoaderOptions())).load(file);
        return read instanceof Map<?, ?> map ? map : Map.of();
    }

    private List<Section> sections(Map<?, ?> before, Map<?, ?> after) {
        collectTitles(before);
        collectTitles(after);
        var sections = new ArrayList<Section>();
        for (String key : keys(before, after)) {
            var changes = new ArrayList<Change>();
            section(before.get(key), after.get(key), changes);
            if (!changes.isEmpty()) {
                sections.add(new Section(label(key), changes));
            }
        }
        return sections;
    }

    private void section(@Nullable Object before, @Nullable Object after, List<Change> changes) {
        if (coded(before) || coded(after)) {
            var old = byCode(before);
            var now = byCode(after);
            for (String code : union(old.keySet(), now.keySet())) {
                entry(titles.getOrDefault(code, code), old.get(code), now.get(code), changes);
            }
        } else if (before instanceof Map<?, ?> old && after instanceof Map<?, ?> now && !localized(now)) {
            for (String key : keys(old, now)) {
                var within = new ArrayList<Change>();
                section(old.get(key), now.get(key), within);
                within.forEach(change -> changes.add(
                        change.item().isEmpty()
                                ? new Change(label(key), change.field(), change.before(), change.after())
                                : new Change(
                                        label(key) + ": " + change.item(),
                                        change.field(),
                                        change.before(),
                                        change.after())));
            }
        } else if (!Objects.equals(before, after)) {
            changes.add(new Change("", null, text(before), text(after)));
        }
    }

    private void entry(String item, @Nullable Object before, @Nullable Object after, List<Change> changes) {
        if (before instanceof Map<?, ?> old && after instanceof Map<?, ?> now) {
            fields(item, "", old, now, changes);
        } else {
            changes.add(new Change(item, null, before == null ? null : item, after == null ? null : item));
        }
    }

    private void fields(String item, String path, Map<?, ?> old, Map<?, ?> now, List<Change> changes) {
        for (String key : keys(old, now)) {
            Object before = old.get(key);
            Object after = now.get(key);
            if (Objects.equals(before, after)) {
                continue;
            }
            String field = path.isEmpty() ? label(key) : path + ", " + label(key);
            if (before instanceof Map<?, ?> a && after instanceof Map<?, ?> b && !localized(b)) {
                fields(item, field, a, b, changes);
            } else if (before instanceof List<?> a && after instanceof List<?> b && plain(a) && plain(b)) {
                changes.add(new Change(item, field, text(without(a, b)), text(without(b, a))));
            } else {
                changes.add(new Change(item, field, text(before), text(after)));
            }
        }
    }

    private static @Nullable List<?> without(List<?> all, List<?> those) {
        List<?> left = all.stream().filter(each -> !those.contains(each)).toList();
        return left.isEmpty() ? null : left;
    }

    private @Nullable String text(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Map<?, ?> map when localized(map) -> String.valueOf(map.get(language.code()));
            case Map<?, ?> map when map.get("code") != null -> title(String.valueOf(map.get("code")));
            case Map<?, ?> map ->
                map.entrySet().stream()
                        .map(each -> label(String.valueOf(each.getKey())) + ": " + text(each.getValue()))
                        .collect(Collectors.joining(", "));
            case List<?> list -> list.stream().map(this::text).collect(Collectors.joining(", "));
            case Boolean yes -> Words.of(language, yes ? "yes" : "no");
            default -> title(String.valueOf(value));
        };
    }

    private String title(String code) {
        return titles.getOrDefault(code, code);
    }

    private String label(String key) {
        return Words.in(language).getOrDefault("field." + key, key);
    }

    private void collectTitles(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            Object named = map.get("title") == null ? map.get("name") : map.get("title");
            if (map.get("code") instanceof String code && named instanceof Map<?, ?> title && localized(title)) {
                titles.putIfAbsent(code, String.valueOf(title.get(language.code())));
            }
            map.values().forEach(this::collectTitles);
        } else if (value instanceof List<?> list) {
            list.forEach(this::collectTitles);
        }
    }

    private static boolean localized(Map<?, ?> map) {
        return map.containsKey("kk") && map.containsKey("ru") && map.containsKey("en");
    }

    private static boolean coded(@Nullable Object value) {
        return value instanceof List<?> list
                && !list.isEmpty()
                && list.stream().allMatch(each -> each instanceof Map<?, ?> map && named(map) != null);
    }

    private static @Nullable Object named(Map<?, ?> map) {
        Object code = map.get("code");
        return code == null ? map.get("name") : code;
    }

    private static boolean plain(List<?> list) {
        return list.stream().noneMatch(each -> each instanceof Map<?, ?>);
    }

    private static Map<String, Object> byCode(@Nullable Object value) {
        var byCode = new LinkedHashMap<String, Object>();
        if (value instanceof List<?> list) {
            for (Object each : list) {
                if (each instanceof Map<?, ?> map) {
                    byCode.put(String.valueOf(named(map)), map);
                }
            }
        }
        return byCode;
    }

    private static Set<String> keys(Map<?, ?> one, Map<?, ?> other) {
        return union(
                one.keySet().stream().map(String::valueOf).toList(),
                other.keySet().stream().map(String::valueOf).toList());
    }

    private static Set<String> union(Iterable<String> one, Iterable<String> other) {
        var union = new LinkedHashSet<String>();
        one.forEach(union::add);
        other.forEach(union::add);
        return union;
    }
}
