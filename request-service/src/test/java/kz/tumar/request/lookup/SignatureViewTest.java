package kz.tumar.request.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import kz.tumar.contract.SignatureFinding;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class SignatureViewTest {
    @ParameterizedTest
    @EnumSource
    void everyFinding_hasWordsInThreeLanguages(SignatureFinding finding) {
        var title = SignatureView.title(finding);

        assertThat(title.kk()).isNotEqualTo(title.ru());
        assertThat(title.en()).isNotEqualTo(title.ru());
    }
}
