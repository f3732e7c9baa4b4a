package kz.tumar.request.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import kz.tumar.contract.ActedBy;
import kz.tumar.contract.CategoryCode;
import kz.tumar.contract.CategoryCount;
import kz.tumar.contract.ChannelCode;
import kz.tumar.contract.ConsentId;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.MethodCode;
import kz.tumar.contract.OrderId;
import kz.tumar.contract.Provenance;
import kz.tumar.contract.PurposeCode;
import kz.tumar.contract.Representation;
import kz.tumar.contract.Sha256;
import kz.tumar.contract.SubjectCategoryCode;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.fact.ConsentGiven;
import kz.tumar.contract.fact.ConsentWithdrawn;
import kz.tumar.contract.fact.DataHeld;
import kz.tumar.contract.fact.DestructionConfirmed;
import kz.tumar.contract.fact.Fact;
import kz.tumar.request.Clause;
import kz.tumar.request.ledger.KnownFacts.Known;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class InForceTest {
    private static final ZoneId ALMATY = ZoneId.of("Asia/Almaty");
    private static final SubjectRef PERSON = SubjectRef.issue(new byte[25]);
    private static final HolderCode CRM = new HolderCode("crm");
    private static final CategoryCode CONTACT = new CategoryCode("contact");
    private static final CategoryCode NAME = new CategoryCode("full-name");
    private static final Instant NOON = Instant.parse("2026-11-20T07:00:00Z");
    private static final LocalDate TODAY = LocalDate.parse("2026-11-23");

    private static Known at(Instant at, Fact fact) {
        return new Known(fact, PERSON, at);
    }

    private static Known given(String purpose, Instant at, @Nullable LocalDate until) {
        return at(
                at,
                new ConsentGiven(
                        new ConsentId(UUID.nameUUIDFromBytes(
                                (purpose + at).getBytes(java.nio.charset.StandardCharsets.UTF_8))),
                        CRM,
                        new PurposeCode(purpose),
                        List.of(CONTACT),
                        new SubjectCategoryCode("client"),
                        new ChannelCode("web-form"),
                        new ActedBy(Representation.SELF, null, null),
                        new Sha256("a".repeat(64)),
                        false,
                        false,
                        false,
                        until,
                        null));
    }

    private static Known withdrawn(String purpose, Instant at) {
        return at(
                at,
                new ConsentWithdrawn(
                        CRM,
                        new PurposeCode(purpose),
                        new ChannelCode("web-form"),
                        new ActedBy(Representation.SELF, null, null),
                        PERSON));
    }

    private static Known held(Instant at) {
        return at(
                at,
                new DataHeld(
                        CRM,
                        List.of(CONTACT, NAME),
                        new SubjectCategoryCode("client"),
                        Provenance.SUBJECT_WRITTEN,
                        true,
                        TODAY));
    }

    private static Known destroyed(Instant at) {
        return at(
                at,
                new DestructionConfirmed(
                        new OrderId(new UUID(0x8000L, 1)),
                        CRM,
                        List.of(new CategoryCount(CONTACT, 1)),
                        new MethodCode("deleted"),
                        at,
                        null));
    }

    @Test
    @Clause("8.1")
    void whatWasWithdrawnOrRanOut_isNotTold_whateverTheOrderInWhichItCame() {
        var facts = new ArrayList<>(List.of(
                given("marketing", NOON, null),
                withdrawn("marketing", NOON.plusSeconds(60)),
                given("commercial-activity", NOON, null),
                withdrawn("commercial-activity", NOON.minusSeconds(60)),
                given("distribution", NOON, TODAY.minusDays(1)),
                given("contract-performance", NOON, TODAY)));
        for (int seed = 0; seed < 20; seed++) {
            Collections.shuffle(facts, new Random(seed));

            assertThat(InForce.on(TODAY, facts, ALMATY).purposes().keySet())
                    .as("seed %d", seed)
                    .containsExactlyInAnyOrder(
                            new PurposeCode("commercial-activity"), new PurposeCode("contract-performance"));
        }
    }

    @Test
    @Clause("8.1")
    void whatAHolderConfirmedDestroyed_itHoldsNoMore_unlessItWasTakenInAgain() {
        assertThat(InForce.on(TODAY, List.of(held(NOON), destroyed(NOON.plusSeconds(60))), ALMATY)
                        .held())
                .singleElement()
                .extracting(DataHeld::categories)
                .isEqualTo(List.of(NAME));
        assertThat(InForce.on(TODAY, List.of(held(NOON), destroyed(NOON.minusSeconds(60))), ALMATY)
                        .held())
                .singleElement()
                .extracting(DataHeld::categories)
                .isEqualTo(List.of(CONTACT, NAME));
    }
}
