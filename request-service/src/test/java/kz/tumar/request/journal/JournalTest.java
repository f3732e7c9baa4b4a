package kz.tumar.request.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import kz.tumar.contract.AnswerForm;
import kz.tumar.contract.DeadlineProfile;
import kz.tumar.contract.MissingItem;
import kz.tumar.contract.Representation;
import kz.tumar.contract.RequestKind;
import kz.tumar.policy.Language;
import kz.tumar.request.Clause;
import org.junit.jupiter.api.Test;

class JournalTest {
    @Test
    void cellThatASpreadsheetWouldCompute_isText() {
        for (String formula : List.of("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1")) {
            assertThat(Csv.line(List.of(formula))).isEqualTo("\"'" + formula + "\"\r\n");
        }
        assertThat(Csv.line(List.of("a;b", "say \"no\"", ""))).isEqualTo("\"a;b\";\"say \"\"no\"\"\";\"\"\r\n");
    }

    @Test
    @Clause("8.1")
    void everyWord_isThereInEveryLanguage() {
        var spoken = Stream.<Enum<?>[]>of(
                        Column.values(),
                        RequestKind.values(),
                        MissingItem.values(),
                        Representation.values(),
                        AnswerForm.values(),
                        DeadlineProfile.values())
                .flatMap(Stream::of)
                .toList();
        for (Language language : Language.values()) {
            Words words = Words.in(language);
            assertThat(spoken).allSatisfy(value -> assertThat(words.of(value)).isNotBlank());
            for (String decision : List.of("open", "decided", "answered", "refused")) {
                assertThat(words.of("decision." + decision)).isNotBlank();
            }
        }
    }
}
