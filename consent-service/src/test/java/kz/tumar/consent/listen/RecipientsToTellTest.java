package kz.tumar.consent.listen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import kz.tumar.consent.Clause;
import kz.tumar.contract.Cause;
import kz.tumar.contract.EventId;
import kz.tumar.contract.PurposeCode;
import kz.tumar.contract.RecipientCode;
import kz.tumar.contract.Source;
import org.junit.jupiter.api.Test;

class RecipientsToTellTest {
    private static final Cause REQUEST =
            new Cause(new Source("/tumar/request"), new EventId(new UUID(0x4000L, 0x8000000000000001L)));
    private static final RecipientCode BANK = new RecipientCode("bank");

    @Test
    @Clause("8.4")
    void oneRequestOfTwoPurposes_givesARecipientTwoNotices() {
        var marketing = RecipientsToTell.idOf(REQUEST, new PurposeCode("marketing"), BANK);

        assertThat(marketing).isNotEqualTo(RecipientsToTell.idOf(REQUEST, new PurposeCode("contract"), BANK));
        assertThat(marketing).isEqualTo(RecipientsToTell.idOf(REQUEST, new PurposeCode("marketing"), BANK));
    }
}
