package kz.tumar.consent.decision;

import java.util.List;
import kz.tumar.consent.decision.Refusal.Findings;
import kz.tumar.contract.ConsentKind;
import kz.tumar.contract.CountryCode;
import kz.tumar.contract.ProblemType;
import kz.tumar.contract.RecipientCode;
import kz.tumar.contract.claim.ConsentGiven;
import kz.tumar.policy.Recipient;
import kz.tumar.policy.RecipientKind;

/// Holds against the policy to whom, and how far, a consent lets data go (art. 8(4), 15 and 16 of Law 94-V).
record CheckingTransfers(Rules rules, Findings found, ConsentGiven claim, ConsentKind kind) {
    void check() {
        transfer();
        abroad();
    }

    private void transfer() {
        List<RecipientCode> recipients = claim.recipients() == null ? List.of() : claim.recipients();
        boolean shares = claim.thirdPartyTransfer() || claim.crossBorderTransfer() || kind == ConsentKind.THIRD_PARTY;
        missing(
                kind == ConsentKind.THIRD_PARTY && !claim.thirdPartyTransfer(),
                "/data/thirdPartyTransfer",
                "true, in a consent to provision to definite persons");
        missing(shares && recipients.isEmpty(), "/data/recipients", "to whom data may go");
        for (int i = 0; i < recipients.size(); i++) {
            var known = rules.recipient(recipients.get(i));
            found.require(
                    known.filter(recipient -> recipient.kind() != RecipientKind.STATE_BODY)
                            .isPresent(),
                    ProblemType.UNKNOWN_CODE,
                    "/data/recipients/" + i,
                    "policy",
                    "a recipient of the policy that is no state body");
            if (known.isPresent()) {
                matches(known.get(), "/data/recipients/" + i);
            }
        }
    }

    private void matches(Recipient recipient, String path) {
        boolean abroad = !rules.atHome(recipient.country());
        found.require(
                abroad
                        ? claim.crossBorderTransfer()
                        : claim.thirdPartyTransfer() || recipient.kind() != RecipientKind.THIRD_PARTY,
                ProblemType.CONSENT_INCOMPLETE,
                path,
                "transfer",
                abroad ? "a yes to transfer abroad" : "a yes to transfer to third parties");
    }

    private void abroad() {
        List<CountryCode> countries = claim.countries() == null ? List.of() : claim.countries();
        boolean abroad = claim.crossBorderTransfer();
        missing(
                kind == ConsentKind.CROSS_BORDER && !abroad,
                "/data/crossBorderTransfer",
                "true, in a consent to transfer abroad");
        missing(
                (abroad || kind == ConsentKind.CROSS_BORDER) && countries.isEmpty(),
                "/data/countries",
                "the countries it may go to");
        found.require(
                abroad || countries.isEmpty(),
                ProblemType.CONSENT_INCOMPLETE,
                "/data/countries",
                "transfer",
                "none without a yes to transfer abroad");
    }

    private void missing(boolean lacking, String path, String expected) {
        CheckingContents.missing(found, lacking, path, expected);
    }
}
