package kz.tumar.sealing;

import java.net.IDN;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import kz.tumar.contract.IdentifierKind;
import kz.tumar.vault.IndexTerm;

/// The forms in which values are compared: two ways of writing the same come to the same form. What
/// goes in and what comes out is personal data.
public final class Normalising {
    private static final int IIN_DIGITS = 12;
    private static final int SHORTEST_PHONE = 10;
    private static final int LONGEST_PHONE = 15;
    private static final int LOCAL_PHONE = 10;
    private static final int TRUNK_PHONE = 11;

    /// Kazakh letters as a Russian keyboard writes them, so that both spellings of a name are one.
    private static final String KAZAKH = "әғқңөұүһіё";
    private static final String RUSSIAN = "агкноуухие";

    /// Latin letters that look like Cyrillic ones, and the letters that they look like.
    private static final String LATIN = "abcehkmoptxyi";
    private static final String LOOKS_LIKE = "авсенкмортхуи";

    private Normalising() {}

    /// The forms of a value of a kind; none when it can't be a value of that kind. Of a name with a
    /// patronymic the first two words count too: people leave the patronymic out.
    public static Set<String> forms(IdentifierKind kind, String value) {
        return switch (kind) {
            case NAME -> names(value);
            case IIN -> iin(value);
            case DOCUMENT, CONTRACT -> one(number(value));
            case CONTACT -> one(contact(value));
        };
    }

    /// The terms under which a value of a kind is found.
    public static Set<IndexTerm> terms(IdentifierKind kind, String value) {
        var terms = new LinkedHashSet<IndexTerm>();
        forms(kind, value).forEach(form -> terms.add(new IndexTerm(kind.name().toLowerCase(Locale.ROOT), form)));
        return terms;
    }

    private static Set<String> names(String value) {
        List<String> words = Arrays.stream(
                        compatible(value).toLowerCase(Locale.ROOT).split("[^\\p{L}]+"))
                .filter(word -> !word.isEmpty())
                .map(Normalising::russian)
                .toList();
        if (words.isEmpty()) {
            return Set.of();
        }
        var forms = new LinkedHashSet<String>();
        forms.add(sorted(words));
        forms.add(sorted(words.subList(0, Math.min(2, words.size()))));
        return forms;
    }

    private static String sorted(List<String> words) {
        return String.join(" ", words.stream().sorted().toList());
    }

    private static String russian(String word) {
        boolean cyrillic = word.chars().anyMatch(Normalising::isCyrillic);
        return cyrillic ? replace(replace(word, KAZAKH, RUSSIAN), LATIN, LOOKS_LIKE) : word;
    }

    private static boolean isCyrillic(int letter) {
        return Character.UnicodeScript.of(letter) == Character.UnicodeScript.CYRILLIC;
    }

    private static Set<String> iin(String value) {
        String digits = compatible(value).replaceAll("[\\s-]", "");
        return digits.matches("[0-9]{" + IIN_DIGITS + "}") ? Set.of(digits) : Set.of();
    }

    /// Letters and digits alone, Cyrillic look-alikes as Latin, since both keyboards write a series.
    private static String number(String value) {
        String plain =
                compatible(value.replace("№", "")).toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{Nd}]", "");
        return replace(plain, LOOKS_LIKE, LATIN);
    }

    private static String contact(String value) {
        String plain = compatible(value).strip().toLowerCase(Locale.ROOT).replaceFirst("^(mailto|tel):", "");
        int at = plain.lastIndexOf('@');
        if (at > 0) {
            return plain.substring(0, at + 1) + domain(plain.substring(at + 1));
        }
        if (plain.matches("[+(]?[0-9][0-9()\\s.~-]*")) {
            return phone(plain);
        }
        return plain.replaceFirst("^@", "").replaceAll("\\s+", " ");
    }

    private static String domain(String domain) {
        try {
            return IDN.toASCII(domain).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException odd) {
            return domain;
        }
    }

    /// As the world dials it: in Kazakhstan 8 stands for +7, and 8~10 or 00 for +.
    private static String phone(String written) {
        String digits = written.replaceAll("[^0-9]", "");
        boolean abroad = digits.startsWith("810") && digits.length() > TRUNK_PHONE;
        if (abroad) {
            digits = digits.substring("810".length());
        } else if (digits.startsWith("00")) {
            digits = digits.substring("00".length());
        } else if (digits.startsWith("8") && digits.length() == TRUNK_PHONE && !written.startsWith("+")) {
            digits = "7" + digits.substring(1);
        } else if (digits.startsWith("7") && digits.length() == LOCAL_PHONE && !written.startsWith("+")) {
            digits = "7" + digits;
        }
        boolean phone = digits.length() >= SHORTEST_PHONE && digits.length() <= LONGEST_PHONE;
        return phone ? "+" + digits : digits;
    }

    private static Set<String> one(String form) {
        return form.isEmpty() ? Set.of() : Set.of(form);
    }

    private static String compatible(String value) {
        return Normalizer.normalize(value, Normalizer.Form.NFKC);
    }

    private static String replace(String text, String from, String to) {
        var replaced = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            int at = from.indexOf(text.charAt(i));
            replaced.append(at < 0 ? text.charAt(i) : to.charAt(at));
        }
        return replaced.toString();
    }
}
