package kz.tumar.audit.witness;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import kz.tumar.audit.note.KeyName;
import kz.tumar.audit.note.LogKeys;
import kz.tumar.audit.note.SigningKey;
import kz.tumar.audit.note.VerifierKey;
import kz.tumar.verify.trust.PolicyText;
import kz.tumar.verify.trust.TrustPolicy;
import org.junit.jupiter.api.Test;

/// The example of C2SP tlog-policy, and what isn't a policy.
final class WitnessPolicyTest {
    private static final List<VerifierKey> KEYS = IntStream.range(0, 6)
            .mapToObj(number -> TestWitness.named("witness.example/" + number).key())
            .toList();
    private static final String POLICY = """
            # two operators
            witness X1 %s https://x1.example/submit
            witness X2 %s
            \twitness X3 %s
            group X-witnesses 2 X1 X2 X3

            witness Y1 %s
            witness Y2 %s
            witness Y3 %s
            group Y-witnesses any Y1 Y2 Y3

            group X-and-Y all X-witnesses Y-witnesses
            quorum X-and-Y
            """.formatted(KEYS.toArray());

    private static WitnessPolicy read(String text) {
        return PolicyReading.read(text.getBytes(UTF_8));
    }

    private static boolean enough(WitnessPolicy policy, Integer... cosigned) {
        return policy.isEnough(Set.of(cosigned).stream().map(KEYS::get).collect(Collectors.toSet()));
    }

    @Test
    void theSpecificationsExample_asksForTwoOfOneAndOneOfTheOther() {
        WitnessPolicy policy = read(POLICY);
        assertThat(policy.asksForWitnesses()).isTrue();
        assertThat(policy.witnesses()).hasSize(6);
        assertThat(policy.witnesses().getFirst().url()).isPresent();
        assertThat(enough(policy, 0, 1, 3)).isTrue();
        assertThat(enough(policy, 0, 2, 4, 5)).isTrue();
        assertThat(enough(policy, 0, 3, 4, 5)).isFalse();
        assertThat(enough(policy, 0, 1, 2)).isFalse();
        assertThat(enough(policy)).isFalse();
        assertThat(WitnessPolicy.none().isEnough(Set.of())).isTrue();
        assertThat(read("quorum none\n").asksForWitnesses()).isFalse();
    }

    @Test
    void whatIsHandedOn_namesTheLogsKeys_andTheVerifierReadsTheSame() throws PolicyText.Malformed {
        LogKeys log =
                LogKeys.of(SigningKey.generate(new KeyName("log.example/1"))).introduced();
        String text = read(POLICY).text(log);

        assertThat(text)
                .startsWith("log " + log.first().verifier() + "\nlog "
                        + log.second().verifier() + "\n");
        TrustPolicy trust = PolicyText.parse(text.getBytes(UTF_8));
        assertThat(trust.logs()).hasSize(2);
        assertThat(trust.witnesses()).hasSize(6);
        assertThat(WitnessPolicy.none().text(log)).endsWith("quorum none\n");
    }

    @Test
    void whatIsNoPolicy_isRefusedAtItsLine() {
        String one = "witness a " + KEYS.get(0) + "\n";
        for (String bad : List.of(
                "",
                one,
                one + "quorum b\n",
                one + "quorum a\nquorum a\n",
                one + "quorum a",
                one + one + "quorum a\n",
                one + "witness b " + KEYS.get(0) + "\nquorum a\n",
                one + "group g 2 a\nquorum g\n",
                one + "group g 0 a\nquorum g\n",
                one + "group g all\nquorum g\n",
                one + "group g any a a\nquorum g\n",
                one + "group g any b\nquorum g\n",
                one + "group g any none\nquorum g\n",
                one + "group none any a\nquorum none\n",
                "quorum a\n" + one,
                "witness a " + KEYS.get(0) + " ftp://x.example\nquorum a\n",
                "witness a nothing\nquorum a\n",
                "wit a\nquorum none\n",
                "quorum none\r\n",
                "log " + SigningKey.generate(new KeyName("log.example/1")).verifier() + "\nquorum none\n")) {
            assertThatThrownBy(() -> read(bad)).as(bad).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> read(one + "what\nquorum a\n")).hasMessageContaining("line 2");
    }
}
