package kz.tumar.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import kz.tumar.contract.IdentifierKind;
import kz.tumar.contract.ProblemType;
import kz.tumar.contract.Violation;
import kz.tumar.runtime.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Who may say by what a sealed value is found.
final class AttributesTest {
    private static final Identifier IIN = new Identifier(IdentifierKind.IIN, "851231499972");

    private static SealedResource.NewValue value(@Nullable List<@Nullable Identifier> attributes) {
        return new SealedResource.NewValue(null, null, null, "a text", attributes);
    }

    @Test
    void person_cantSayByWhatOfficersFindThem() {
        assertThatThrownBy(() -> value(List.of(IIN)).identifiers(true))
                .isInstanceOfSatisfying(ProblemException.class, refused -> {
                    assertThat(refused.problem()).isEqualTo(ProblemType.FORBIDDEN);
                    assertThat(refused.violations()).extracting(Violation::path).containsExactly("/attributes");
                });
        assertThat(value(null).identifiers(true)).isEmpty();
        assertThat(value(List.of()).identifiers(true)).isEmpty();
    }

    @Test
    void officersAndSystems_can() {
        assertThat(value(List.of(IIN)).identifiers(false)).containsExactly(IIN);
    }
}
