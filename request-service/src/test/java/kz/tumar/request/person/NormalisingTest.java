package kz.tumar.request.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import kz.tumar.contract.IdentifierKind;
import kz.tumar.contract.Violation;
import kz.tumar.request.Clause;
import kz.tumar.sealing.Identifier;
import kz.tumar.sealing.Normalising;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NormalisingTest {
    @ParameterizedTest
    @Clause("8.1")
    @CsvSource(delimiter = '|', textBlock = """
                    NAME     | Сынақ Үлгі          | сынак   улги
                    NAME     | Сынақ Үлгі          | Улги СЫНАК
                    NAME     | Тёмный Пример       | Темный Пример
                    NAME     | Тест-Образец Слово  | тест образец слово
                    NAME     | Cынак Улги          | Сынак Улги
                    NAME     | Ғылым Жиһан         | Гылым Жихан
                    IIN      | 851231 499972       | 851231499972
                    DOCUMENT | № N 012-345-678     | n012345678
                    DOCUMENT | АВ 1234567          | AB1234567
                    CONTRACT | 12-3/45 К           | 12 345k
                    CONTACT  | +7 (700) 000-00-01  | 8 700 000 00 01
                    CONTACT  | 87000000001         | 7000000001
                    CONTACT  | 8~10 49 30 1234567  | +49301234567
                    CONTACT  | 0049 30 1234567     | +49301234567
                    CONTACT  | A.B@Example.KZ      | mailto:a.b@example.kz
                    CONTACT  | a@пример.kz         | A@xn--e1afmkfd.kz
                    CONTACT  | @Some_Account       | some_account
                    """)
    void twoWaysOfWritingTheSame_areOne(IdentifierKind kind, String one, String other) {
        assertThat(Normalising.forms(kind, one)).isNotEmpty().containsAnyElementsOf(Normalising.forms(kind, other));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    NAME     | Сынак Улги          | Сынака Улги
                    IIN      | 851231499972        | 851231499973
                    DOCUMENT | N012345678          | N012345679
                    CONTACT  | +7 700 000 00 01    | +7 700 000 00 02
                    CONTACT  | +8 700 000 00 01    | +7 700 000 00 01
                    CONTACT  | a.b@example.kz      | ab@example.kz
                    """)
    void whatIsNotTheSame_staysApart(IdentifierKind kind, String one, String other) {
        assertThat(Normalising.forms(kind, one)).doesNotContainAnyElementsOf(Normalising.forms(kind, other));
    }

    @Test
    @Clause("8.1")
    void aNameWithPatronymic_isFoundWithoutIt() {
        assertThat(Normalising.forms(IdentifierKind.NAME, "Сынак Улги Третье"))
                .containsAll(Normalising.forms(IdentifierKind.NAME, "Сынак Улги"));
    }

    @Test
    void whatIsNoIin_isRefusedByItsPlace_notByItsValue() {
        List<Violation> wrong = Identifier.wrong(
                "/criteria",
                List.of(
                        new Identifier(IdentifierKind.IIN, "8512314999"),
                        new Identifier(null, "x"),
                        new Identifier(IdentifierKind.NAME, " ")));

        assertThat(wrong)
                .extracting(Violation::path)
                .containsExactly("/criteria/0/value", "/criteria/1/kind", "/criteria/2/value");
        assertThat(wrong.toString()).doesNotContain("8512314999");
        assertThat(new Identifier(IdentifierKind.IIN, "851231499972").toString())
                .doesNotContain("851231499972");
        assertThat(Set.copyOf(Normalising.forms(IdentifierKind.CONTACT, "  "))).isEmpty();
    }
}
