package kz.tumar.request.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import kz.tumar.contract.Violation;
import kz.tumar.request.Clause;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ReadingDetailsTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final String DOCUMENT = """
            {"number":"N01234567","issuedOn":"2020-02-29","issuer":"ҚР ІІМ"}""";

    private static ReadingDetails.Result read(String json) {
        return ReadingDetails.read(json.getBytes(StandardCharsets.UTF_8), TODAY, Set.of());
    }

    private static List<Violation> wrong(String json) {
        return ((ReadingDetails.Result.Wrong) read(json)).violations();
    }

    @Test
    @Clause("8.1")
    void documentOfTheApplicant_orOfTheRepresentativeAlone_isComplete() {
        var own = (ReadingDetails.Result.Complete) read("""
                {"document":%s,"iin":"990101399994"}""".formatted(DOCUMENT));
        var acting = (ReadingDetails.Result.Complete) read("""
                {"representative":{"document":%s,"iin":"851231499972","bin":"240440999990"}}""".formatted(DOCUMENT));

        assertThat(own.details().iin()).isEqualTo(new Iin("990101399994"));
        assertThat(acting.details().document()).isNull();
        assertThat(acting.details().representative()).isNotNull();
        assertThat(own.details() + " " + acting.details() + " "
                        + own.details().document() + " " + own.details().iin() + " "
                        + acting.details().representative())
                .doesNotContain("N01234567", "990101399994", "851231499972", "240440999990");
    }

    @Test
    @Clause("8.1")
    void everythingMissingOrWrong_isNamedAtOnce_byPathAndNeverByValue() {
        List<Violation> wrong = wrong("""
                {"document":{"number":"secret!","issuedOn":"2027-01-01"},"iin":"990101399995","planted":1,
                 "representative":{"document":{"number":"7","issuedOn":"x","issuer":"a"},"bin":"1"}}""");

        assertThat(wrong)
                .extracting(Violation::path)
                .containsExactlyInAnyOrder(
                        "",
                        "/document/number",
                        "/document/issuedOn",
                        "/document/issuer",
                        "/iin",
                        "/representative/document/number",
                        "/representative/document/issuedOn",
                        "/representative/document/issuer",
                        "/representative/bin");
        assertThat(wrong.toString()).doesNotContain("secret", "planted", "990101399995", "2027");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "7",
                "{",
                "{}}",
                "{\"iin\":\"1\",\"iin\":\"990101399994\"}",
                "{\"document\":[[[[[[[[[[1]]]]]]]]]]}"
            })
    void whatIsNoObject_orIsAmbiguous_isRefused(String json) {
        assertThat(wrong(json)).singleElement().extracting(Violation::rule).isEqualTo("json");
    }

    @Test
    void whatIsTooLong_isRefusedUnread() {
        assertThat(wrong("{\"document\":\"" + "a".repeat(20_000) + "\"}"))
                .singleElement()
                .extracting(Violation::rule)
                .isEqualTo("json");
    }
}
