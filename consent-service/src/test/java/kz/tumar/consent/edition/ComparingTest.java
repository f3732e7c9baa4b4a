package kz.tumar.consent.edition;

import static org.assertj.core.api.Assertions.assertThat;

import kz.tumar.policy.Language;
import org.junit.jupiter.api.Test;

final class ComparingTest {
    private static final String BEFORE = """
            version: "1"
            operator: {code: shop, bin: "1"}
            dataCategories:
              - {code: contact, title: {kk: Байланыс, ru: Контакты, en: Contact}}
              - {code: name, title: {kk: Аты, ru: Имя, en: Name}}
            purposes:
              - {code: marketing, title: {kk: М, ru: Маркетинг, en: Marketing}, dataCategories: [contact]}
              - {code: old, title: {kk: Е, ru: Старая, en: Old}, dataCategories: [contact]}
            """;
    private static final String AFTER = """
            version: "2"
            operator: {code: shop, bin: "1"}
            dataCategories:
              - {code: name, title: {kk: Аты, ru: Имя, en: Name}}
              - {code: contact, title: {kk: Байланыс, ru: Контакты, en: Contact}}
            purposes:
              - {code: marketing, title: {kk: М, ru: Маркетинг, en: Marketing}, dataCategories: [contact, name]}
              - {code: fresh, title: {kk: Ж, ru: Новая, en: Fresh}, dataCategories: [contact]}
            """;

    @Test
    void entriesAreMatchedByCode_codesAreShownByTitle_andMovingOneChangesNothing() {
        var sections = Comparing.compare(BEFORE, AFTER, Language.RU);

        assertThat(sections).extracting(Change.Section::title).containsExactly("Редакция", "Цели обработки");
        assertThat(sections.getLast().changes())
                .containsExactlyInAnyOrder(
                        new Change("Маркетинг", "Категории данных", null, "Имя"),
                        new Change("Старая", null, "Старая", null),
                        new Change("Новая", null, null, "Новая"));
    }

    @Test
    void theSameFile_differsInNothing() {
        assertThat(Comparing.compare(BEFORE, BEFORE, Language.KK)).isEmpty();
    }
}
