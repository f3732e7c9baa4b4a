package kz.tumar.local.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class TopicPlanTest {

    @Test
    void topicForEachSystem_isSpelledOut_withItsNameAsWriter() throws Exception {
        var plan = read("""
                systems: [site, crm]
                services: [audit-service]
                topics:
                  - {name: company.<system>.events, each: system, partitions: 3, writers: ["<system>"], readers: ["*"]}
                """);

        assertThat(plan.topics())
                .extracting(TopicPlan.Topic::name)
                .containsExactly("company.site.events", "company.crm.events");
        assertThat(plan.topics().getFirst().writers()).containsExactly("site");
        assertThat(plan.principals()).containsExactly("audit-service", "crm", "site");
    }

    @Test
    void nameThatBeginsAnother_isRefused_becauseGroupsWouldBeShared() {
        assertThatThrownBy(() -> read("{systems: [site, site-two], services: [], topics: []}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("site-two");
    }

    private static TopicPlan read(String yaml) throws IOException {
        return TopicPlan.read(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)));
    }
}
