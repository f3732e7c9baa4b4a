package kz.tumar.verify.trust;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

final class PolicyTextTest {
    private static final String LOG = "log example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";

    private static TrustPolicy parse(String text) throws PolicyText.Malformed {
        return PolicyText.parse(text.getBytes(UTF_8));
    }

    @Test
    void policy_withCommentsTabsAndUrl_isRead() throws PolicyText.Malformed {
        TrustPolicy policy =
                parse("# \u0441\u0435\u043d\u0456\u043c\n\n \t" + LOG + "\thttps://example.com/ \nquorum none\n");

        assertThat(policy.logs()).hasSize(1);
        assertThat(policy.quorum()).isEqualTo(new Quorum.NoWitness());
    }

    @Test
    void malformedPolicies_nameTheLine() {
        assertThat(List.of(
                        LOG + "\nquorum w\n",
                        LOG + "\n" + LOG + "\nquorum none\n",
                        LOG + "\nquorum\n",
                        LOG + "\nwitness w " + LOG.substring(4) + "\nquorum none\n",
                        LOG + "\ngroup g any w\nquorum none\n",
                        LOG + "\n\u0001\nquorum none\n",
                        LOG + "\nnonsense\nquorum none\n"))
                .allSatisfy(text -> assertThatThrownBy(() -> parse(text))
                        .isInstanceOfSatisfying(
                                PolicyText.Malformed.class,
                                e -> assertThat(e.line()).isEqualTo(2)));
        assertThatThrownBy(() -> parse(LOG + "\nquorum none\nquorum none\n")).hasMessage("line 3");
        assertThatThrownBy(() -> parse(LOG + "\n")).hasMessage("line 2");
        assertThatThrownBy(() -> parse(LOG + "\nquorum none")).hasMessage("line 2");
    }
}
