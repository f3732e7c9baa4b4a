package kz.tumar.runtime.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.concurrent.TimeoutException;
import kz.tumar.contract.ProblemType;
import kz.tumar.delivery.DeliveryException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlameTest {
    @ParameterizedTest
    @CsvSource({
        "08006, UNAVAILABLE",
        "40001, UNAVAILABLE",
        "53300, UNAVAILABLE",
        "57P01, UNAVAILABLE",
        "22021, INVALID_PARAMETER",
        "22008, INVALID_PARAMETER",
        "42P01, INTERNAL",
        "23505, INTERNAL"
    })
    void theStateOfTheDatabase_tellsAnOutageFromBadDataFromOurFault(String state, ProblemType problem) {
        SQLException storage = new SQLException("refused", state);

        assertThat(Blame.of(new DeliveryException("a database transaction", storage)))
                .isEqualTo(problem);
        assertThat(Blame.of(new IllegalStateException(new RuntimeException(storage))))
                .isEqualTo(problem);
    }

    @Test
    void anOutageWithoutState_isAnOutage() {
        assertThat(Blame.of(new DeliveryException("the broker did not answer", null)))
                .isEqualTo(ProblemType.UNAVAILABLE);
        assertThat(Blame.of(new IllegalStateException(new SQLException("no connection", new TimeoutException()))))
                .isEqualTo(ProblemType.UNAVAILABLE);
    }

    @Test
    void whatDeliveryTriedAgainInVain_isAnOutageWhateverTheLastFailure() {
        var last = new DeliveryException("a database transaction", new SQLException("collision", "23505"));

        assertThat(Blame.of(new DeliveryException("a claim collided with others too often", last)))
                .isEqualTo(ProblemType.UNAVAILABLE);
    }

    @Test
    void anythingElse_isOurFault() {
        assertThat(Blame.of(new IllegalStateException("a bug"))).isEqualTo(ProblemType.INTERNAL);
        assertThat(Blame.of(new IllegalStateException(new SQLException("an entry is missing"))))
                .isEqualTo(ProblemType.INTERNAL);
    }
}
