package kz.tumar.consent.centre;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import kz.tumar.consent.Clause;
import kz.tumar.contract.ActedBy;
import kz.tumar.contract.Catalogue;
import kz.tumar.contract.CategoryCode;
import kz.tumar.contract.ChannelCode;
import kz.tumar.contract.ConsentId;
import kz.tumar.contract.CorrelationId;
import kz.tumar.contract.Event;
import kz.tumar.contract.EventId;
import kz.tumar.contract.EventType;
import kz.tumar.contract.ExpiryCause;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.PurposeCode;
import kz.tumar.contract.Representation;
import kz.tumar.contract.Sha256;
import kz.tumar.contract.Source;
import kz.tumar.contract.SubjectCategoryCode;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.fact.ConsentExpired;
import kz.tumar.contract.fact.ConsentFact;
import kz.tumar.contract.fact.ConsentGiven;
import kz.tumar.contract.fact.ConsentWithdrawn;
import kz.tumar.contract.fact.Fact;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What a person's page says of a consent is what a decision would.
class StandingTest {
    private static final SubjectRef SUBJECT = new SubjectRef("s-123456789abcdefghjkmnpqrsd");
    private static final HolderCode SITE = new HolderCode("site");
    private static final PurposeCode MARKETING = new PurposeCode("marketing");
    private static final ChannelCode FORM = new ChannelCode("web-form");
    private static final ActedBy SELF = new ActedBy(Representation.SELF, null, null);
    private static final LocalDate TODAY = LocalDate.parse("2026-11-23");

    private static Event<? extends Fact> said(String at, ConsentFact fact) {
        return new Event<>(
                Event.SPEC_VERSION,
                new EventId(UUID.randomUUID()),
                new Source("/tumar/consent"),
                EventType.of(fact.getClass()),
                SUBJECT,
                OffsetDateTime.parse(at + "T12:00:00+05:00"),
                Event.DATA_CONTENT_TYPE,
                Catalogue.schemaOf(fact.getClass()),
                new CorrelationId(UUID.randomUUID()),
                null,
                null,
                null,
                null,
                fact);
    }

    private static ConsentGiven given(ActedBy actedBy, @Nullable LocalDate until) {
        return new ConsentGiven(
                new ConsentId(UUID.randomUUID()),
                SITE,
                MARKETING,
                List.of(new CategoryCode("contact")),
                new SubjectCategoryCode("client"),
                FORM,
                actedBy,
                new Sha256("0".repeat(64)),
                false,
                false,
                false,
                until,
                null);
    }

    private static Standing of(List<Event<? extends Fact>> said) {
        return Standing.of(MARKETING, said, TODAY);
    }

    @Test
    @Clause("7.9")
    void endOfOneConsent_endsNotTheOtherThatStands() {
        var first = given(SELF, LocalDate.parse("2026-11-10"));
        var second = given(SELF, null);

        var standing = of(List.of(
                said(
                        "2026-11-11",
                        new ConsentExpired(
                                first.consentId(), MARKETING, LocalDate.parse("2026-11-10"), ExpiryCause.TERM)),
                said("2026-11-05", second),
                said("2026-11-01", first)));

        assertThat(standing.state()).isEqualTo(Standing.State.GIVEN);
        assertThat(standing.given()).isEqualTo(second);
    }

    @Test
    @Clause("7.9")
    void laterShorterConsentThatRanOut_leavesTheLongerOneStanding() {
        var longer = given(SELF, null);
        var shorter = given(SELF, LocalDate.parse("2026-11-10"));

        var standing = of(List.of(said("2026-11-05", shorter), said("2026-11-01", longer)));

        assertThat(standing.state()).isEqualTo(Standing.State.GIVEN);
        assertThat(standing.given()).isEqualTo(longer);
    }

    @Test
    @Clause("7.2")
    void consentOfARepresentative_isOverWithTheAuthority() {
        var represented = given(
                new ActedBy(Representation.REPRESENTATIVE, null, LocalDate.parse("2026-11-22")),
                LocalDate.parse("2027-11-22"));

        assertThat(of(List.of(said("2026-11-01", represented))).state()).isEqualTo(Standing.State.EXPIRED);
        assertThat(Standing.lastDay(represented)).isEqualTo("2026-11-22");
    }

    @Test
    @Clause("8.4")
    void withdrawal_endsEveryConsentBeforeIt() {
        var standing = of(List.of(
                said("2026-11-20", new ConsentWithdrawn(SITE, MARKETING, FORM, SELF, SUBJECT)),
                said("2026-11-05", given(SELF, null)),
                said("2026-11-01", given(SELF, null))));

        assertThat(standing.state()).isEqualTo(Standing.State.WITHDRAWN);
    }
}
