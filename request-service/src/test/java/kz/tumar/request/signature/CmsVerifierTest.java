package kz.tumar.request.signature;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import kz.tumar.contract.SignatureFinding;
import kz.tumar.contract.SignatureOutcome;
import kz.tumar.request.Clause;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Clause("8.1")
final class CmsVerifierTest {
    private static final String PSS = "1.2.840.113549.1.1.10";
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final String IIN = "851231499972";
    private static final byte[] CONTENT = "what do you hold about me?".getBytes(StandardCharsets.UTF_8);
    private static final TestAuthority RSA = new TestAuthority("RSA", NOW);
    private static final TestAuthority EC = new TestAuthority("EC", NOW);
    private static final Signatory APPLICANT = new Signatory(IIN, null, false);
    private static final Duration DAY = Duration.ofDays(1);

    private final Map<X509Certificate, Instant> revoked = new HashMap<>();
    private boolean listsAnswer = true;
    private TestAuthority authority = EC;

    private Checked check(byte[] cms, byte @Nullable [] content, Signatory signatory) {
        return verifier(List.of(authority.anchor())).check(new Submitted(cms, content, NOW, signatory));
    }

    private Checked check(byte[] cms) {
        return check(cms, CONTENT, APPLICANT);
    }

    private CmsVerifier verifier(List<X509Certificate> anchors) {
        return new CmsVerifier(new Anchors(anchors, List.of()), this::standing, 1 << 20);
    }

    private Revocation.Standing standing(X509Certificate certificate, X509Certificate issuer) {
        if (!listsAnswer) {
            return new Revocation.Standing.Unknown();
        }
        Instant since = revoked.get(certificate);
        return since == null ? new Revocation.Standing.Good() : new Revocation.Standing.Revoked(since);
    }

    private TestAuthority.Issued person() {
        return authority.personNumbered(IIN);
    }

    private byte[] signed(TestAuthority.Issued signer) {
        return Signing.detached(authority, signer, CONTENT);
    }

    private byte[] stamped(byte[] cms, Duration ago) {
        return Signing.stamped(cms, authority.stamping(), NOW.minus(ago), true);
    }

    private static void assertComesTo(SignatureOutcome outcome, Checked checked, SignatureFinding... findings) {
        assertThat(checked.findings()).containsExactlyInAnyOrder(findings);
        assertThat(checked.outcome()).isEqualTo(outcome);
    }

    @ParameterizedTest
    @ValueSource(strings = {"RSA", "EC"})
    void signatureOfTheApplicant_isValid_detachedAndEnveloping_inDerPemAndBase64(String algorithm) {
        authority = algorithm.equals("RSA") ? RSA : EC;
        TestAuthority.Issued person = person();
        byte[] detached = stamped(signed(person), Duration.ofHours(1));
        byte[] enveloping =
                Signing.cms(person, CONTENT, true, null, List.of(person.certificate(), authority.between()));
        String base64 = Base64.getMimeEncoder().encodeToString(detached);

        assertComesTo(SignatureOutcome.VALID, check(detached));
        assertComesTo(SignatureOutcome.VALID, check(enveloping), SignatureFinding.TIMESTAMP_MISSING);
        assertComesTo(SignatureOutcome.VALID, check(base64.getBytes(StandardCharsets.US_ASCII)));
        assertComesTo(
                SignatureOutcome.VALID,
                check(("-----BEGIN CMS-----\n" + base64 + "\n-----END CMS-----\n")
                        .getBytes(StandardCharsets.US_ASCII)));
        Signer signer = check(detached).signers().getFirst();
        assertThat(signer.stampedAt()).isEqualTo(NOW.minus(Duration.ofHours(1)));
        assertThat(signer.certificate()).isNotNull();
        assertThat(signer + " " + signer.certificate()).doesNotContain(IIN);
    }

    @Test
    void alteredContent_brokenSignature_andOtherEnvelopes_areInvalid() {
        TestAuthority.Issued person = person();
        byte[] detached = signed(person);
        byte[] other = "what do you hold about her?".getBytes(StandardCharsets.UTF_8);
        byte[] enveloping = Signing.cms(person, other, true, null, List.of(person.certificate(), authority.between()));
        var impostor = new TestAuthority.Issued(person.certificate(), TestAuthority.keys("EC"));

        assertComesTo(
                SignatureOutcome.INVALID,
                check(detached, other, APPLICANT),
                SignatureFinding.CONTENT_ALTERED,
                SignatureFinding.TIMESTAMP_MISSING);
        assertComesTo(SignatureOutcome.INVALID, check(enveloping), SignatureFinding.CONTENT_ALTERED);
        assertThat(check(signed(impostor)).findings()).contains(SignatureFinding.SIGNATURE_BROKEN);
        assertComesTo(
                SignatureOutcome.INDETERMINATE, check(detached, null, APPLICANT), SignatureFinding.CONTENT_ABSENT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"RSA", "EC"})
    void signatureOverSomethingElse_isNoneOverTheRequest_howeverItIsWrapped(String algorithm) {
        authority = algorithm.equals("RSA") ? RSA : EC;
        byte[] contract = "a contract, signed long ago".getBytes(StandardCharsets.UTF_8);
        byte[] other = Signing.detached(authority, person(), contract);

        for (byte[] forged : List.of(
                Signing.turnedIntoContent(other, new ASN1ObjectIdentifier("1.2.3.4"), true),
                Signing.turnedIntoContent(other, new ASN1ObjectIdentifier("1.2.3.4"), false),
                Signing.turnedIntoContent(other, CMSObjectIdentifiers.data, false))) {
            assertComesTo(SignatureOutcome.INVALID, check(forged), SignatureFinding.NOT_A_SIGNATURE);
            assertComesTo(SignatureOutcome.INVALID, check(forged, null, APPLICANT), SignatureFinding.NOT_A_SIGNATURE);
        }
        assertComesTo(
                SignatureOutcome.INVALID,
                check(Signing.turnedIntoContent(other, CMSObjectIdentifiers.data, true)),
                SignatureFinding.CONTENT_ALTERED);
    }

    @Test
    void signatureWithoutSignedAttributes_isNone() {
        TestAuthority.Issued person = person();
        byte[] bare = Signing.withoutAttributes(person, CONTENT, List.of(person.certificate(), authority.between()));

        assertComesTo(
                SignatureOutcome.INVALID,
                check(bare),
                SignatureFinding.NOT_A_SIGNATURE,
                SignatureFinding.TIMESTAMP_MISSING);
    }

    @Test
    void signatureThatBringsItsOwnContent_isLeftToAPerson_whereTheRequestLiesNoLonger() {
        TestAuthority.Issued person = person();
        byte[] enveloping =
                Signing.cms(person, CONTENT, true, null, List.of(person.certificate(), authority.between()));

        assertComesTo(
                SignatureOutcome.INDETERMINATE,
                check(enveloping, null, APPLICANT),
                SignatureFinding.CONTENT_ABSENT,
                SignatureFinding.TIMESTAMP_MISSING);
    }

    @Test
    void expiredCertificate_isValidByItsStamp_openWithoutOne_andInvalidWhenStampedTooLate() {
        var expired = authority.issue(
                authority.person("SERIALNUMBER=IIN" + IIN).valid(Duration.ofDays(-30), Duration.ofDays(-10)));
        byte[] cms = signed(expired);

        assertComesTo(SignatureOutcome.VALID, check(stamped(cms, Duration.ofDays(20))));
        assertComesTo(
                SignatureOutcome.INDETERMINATE,
                check(cms),
                SignatureFinding.CERTIFICATE_EXPIRED_BEFORE_RECEIPT,
                SignatureFinding.TIMESTAMP_MISSING);
        assertComesTo(
                SignatureOutcome.INVALID,
                check(stamped(cms, Duration.ofDays(2))),
                SignatureFinding.CERTIFICATE_NOT_VALID_AT_SIGNING);
    }

    @Test
    void certificateThatIsNotValidYet_isInvalid() {
        var early = authority.issue(authority.person("SERIALNUMBER=IIN" + IIN).valid(DAY, Duration.ofDays(300)));

        assertThat(check(signed(early)).findings()).contains(SignatureFinding.CERTIFICATE_NOT_VALID_AT_SIGNING);
        assertThat(check(signed(early)).outcome()).isEqualTo(SignatureOutcome.INVALID);
    }

    @Test
    void revokedCertificate_ofThePersonOrOfTheAuthority_isInvalid_unlessTheStampIsOlder() {
        TestAuthority.Issued person = person();
        revoked.put(person.certificate(), NOW.minus(DAY));
        byte[] cms = signed(person);

        assertComesTo(
                SignatureOutcome.INVALID,
                check(cms),
                SignatureFinding.CERTIFICATE_REVOKED,
                SignatureFinding.TIMESTAMP_MISSING);
        assertComesTo(
                SignatureOutcome.VALID,
                check(stamped(cms, Duration.ofDays(2))),
                SignatureFinding.CERTIFICATE_REVOKED_LATER);
        revoked.clear();
        revoked.put(authority.between(), NOW.minus(DAY));
        assertThat(check(cms).outcome()).isEqualTo(SignatureOutcome.INVALID);
    }

    @Test
    void unknownRevocation_isLeftToAPerson_andNeverValid() {
        listsAnswer = false;

        assertComesTo(
                SignatureOutcome.INDETERMINATE,
                check(signed(person())),
                SignatureFinding.REVOCATION_UNKNOWN,
                SignatureFinding.TIMESTAMP_MISSING);
    }

    @Test
    void stampThatDoesNotHold_leavesItOpen() {
        byte[] cms = signed(person());
        var stranger = new TestAuthority("EC", NOW).stamping();

        for (byte[] wrong : List.of(
                Signing.stamped(cms, authority.stamping(), NOW.minus(DAY), false),
                Signing.stamped(cms, stranger, NOW.minus(DAY), true),
                Signing.stamped(cms, authority.stamping(), NOW.plus(DAY), true))) {
            assertComesTo(SignatureOutcome.INDETERMINATE, check(wrong), SignatureFinding.TIMESTAMP_INVALID);
        }
    }

    @Test
    void signatureOfSomebodyElse_isInvalid_andSaysSo() {
        assertComesTo(
                SignatureOutcome.INVALID,
                check(signed(authority.personNumbered("990101399994"))),
                SignatureFinding.SIGNER_IS_ANOTHER_PERSON,
                SignatureFinding.TIMESTAMP_MISSING);
        assertComesTo(
                SignatureOutcome.INDETERMINATE,
                check(signed(authority.issue(authority.person("CN=No number")))),
                SignatureFinding.SIGNER_UNNAMED,
                SignatureFinding.TIMESTAMP_MISSING);
        assertComesTo(
                SignatureOutcome.INDETERMINATE,
                check(signed(person()), CONTENT, new Signatory(null, null, false)),
                SignatureFinding.APPLICANT_UNNAMED,
                SignatureFinding.TIMESTAMP_MISSING);
    }

    @Test
    void representative_signsForTheirEntity_andNeedsAnAuthority() {
        var employee = authority.issue(authority
                .person("SERIALNUMBER=IIN" + IIN + ",OU=BIN240440999990")
                .usedFor(KeyUsage.digitalSignature | KeyUsage.nonRepudiation, List.of(TestAuthority.LEGAL_ENTITY)));
        byte[] cms = signed(employee);

        assertThat(check(cms, CONTENT, new Signatory(IIN, "240440999990", false))
                        .outcome())
                .isEqualTo(SignatureOutcome.VALID);
        assertComesTo(
                SignatureOutcome.INVALID,
                check(cms, CONTENT, new Signatory(null, "190151999978", false)),
                SignatureFinding.SIGNER_IS_ANOTHER_PERSON,
                SignatureFinding.TIMESTAMP_MISSING);
        assertComesTo(
                SignatureOutcome.INDETERMINATE,
                check(cms, CONTENT, new Signatory(IIN, null, true)),
                SignatureFinding.AUTHORITY_MISSING,
                SignatureFinding.TIMESTAMP_MISSING);
    }

    @Test
    void unknownAnchorsAndSelfSignedCertificates_areInvalid_andWithoutAnchorsNothingIsSaid() {
        var stranger = new TestAuthority("EC", NOW);
        TestAuthority.Issued theirs = stranger.personNumbered(IIN);
        var self = authority.issue(authority.person("SERIALNUMBER=IIN" + IIN).by(null));

        assertComesTo(
                SignatureOutcome.INVALID,
                check(Signing.detached(stranger, theirs, CONTENT)),
                SignatureFinding.ANCHOR_UNKNOWN,
                SignatureFinding.TIMESTAMP_MISSING);
        assertThat(check(signed(self)).findings()).contains(SignatureFinding.ANCHOR_UNKNOWN);
        assertComesTo(
                SignatureOutcome.INDETERMINATE,
                verifier(List.of()).check(new Submitted(signed(person()), CONTENT, NOW, APPLICANT)),
                SignatureFinding.ANCHORS_NOT_CONFIGURED,
                SignatureFinding.TIMESTAMP_MISSING);
    }

    @Test
    void personWhoIssuesCertificates_vouchesForNobody() {
        TestAuthority.Issued person = person();
        var friend = authority.issue(authority.person("SERIALNUMBER=IIN" + IIN).by(person));
        byte[] cms = Signing.cms(
                friend, CONTENT, false, null, List.of(friend.certificate(), person.certificate(), authority.between()));

        assertComesTo(
                SignatureOutcome.INVALID,
                check(cms),
                SignatureFinding.CHAIN_INVALID,
                SignatureFinding.TIMESTAMP_MISSING);
    }

    @Test
    void keyForSomethingElse_isInvalid_andAnUnstatedPurposeIsLeftOpen() {
        var entering = authority.issue(authority
                .person("SERIALNUMBER=IIN" + IIN)
                .usedFor(KeyUsage.digitalSignature | KeyUsage.keyEncipherment, List.of(TestAuthority.INDIVIDUAL)));
        var mail = authority.issue(authority
                .person("SERIALNUMBER=IIN" + IIN)
                .usedFor(KeyUsage.nonRepudiation, List.of("1.3.6.1.5.5.7.3.4")));
        var silent =
                authority.issue(authority.person("SERIALNUMBER=IIN" + IIN).usedFor(KeyUsage.nonRepudiation, List.of()));

        assertThat(check(signed(entering)).findings()).contains(SignatureFinding.KEY_USAGE_WRONG);
        assertThat(check(signed(mail)).findings()).contains(SignatureFinding.PURPOSE_WRONG);
        assertThat(check(signed(mail)).outcome()).isEqualTo(SignatureOutcome.INVALID);
        assertThat(check(signed(silent)).findings()).contains(SignatureFinding.PURPOSE_NOT_STATED);
        assertThat(check(signed(silent)).outcome()).isEqualTo(SignatureOutcome.INDETERMINATE);
    }

    @Test
    void weakDigest_andAlgorithmsNobodyChecksHere_areNeverValid() {
        authority = RSA;
        TestAuthority.Issued person = person();
        byte[] weak =
                Signing.cms(person, CONTENT, false, "SHA1withRSA", List.of(person.certificate(), authority.between()));
        var weakly = authority.issue(authority.person("SERIALNUMBER=IIN" + IIN).signedWith("SHA1withRSA"));
        var keys = TestAuthority.keys("Ed25519");
        var other =
                new TestAuthority.Issued(authority.certificate(authority.person("SERIALNUMBER=IIN" + IIN), keys), keys);

        assertThat(check(weak).findings()).contains(SignatureFinding.ALGORITHM_WEAK);
        assertThat(check(weak).outcome()).isEqualTo(SignatureOutcome.INDETERMINATE);
        assertThat(check(signed(weakly)).findings()).contains(SignatureFinding.ALGORITHM_WEAK);
        assertThat(check(signed(weakly)).outcome()).isEqualTo(SignatureOutcome.INDETERMINATE);
        Checked unsupported =
                check(Signing.cms(other, CONTENT, false, "Ed25519", List.of(other.certificate(), authority.between())));
        assertThat(unsupported.findings()).contains(SignatureFinding.ALGORITHM_UNSUPPORTED);
        assertThat(unsupported.outcome()).isEqualTo(SignatureOutcome.INDETERMINATE);
    }

    @Test
    void pssSignature_isWorthWhatTheDigestsInItsParametersAre_whateverIsSaidBesideIt() throws Exception {
        assertThat(Algorithms.signature(PSS, pss("SHA-256", "SHA-256"))).isNull();
        assertThat(Algorithms.signature(PSS, pss("SHA-1", "SHA-1"))).isEqualTo(SignatureFinding.ALGORITHM_WEAK);
        assertThat(Algorithms.signature(PSS, pss("SHA-256", "SHA-1"))).isEqualTo(SignatureFinding.ALGORITHM_WEAK);
        assertThat(Algorithms.signature(PSS, null)).isEqualTo(SignatureFinding.ALGORITHM_WEAK);
        assertThat(Algorithms.signature(PSS, new byte[] {0x30, 1})).isEqualTo(SignatureFinding.ALGORITHM_UNSUPPORTED);
    }

    private static byte[] pss(String digest, String masking) throws GeneralSecurityException, IOException {
        var parameters = AlgorithmParameters.getInstance("RSASSA-PSS");
        parameters.init(new PSSParameterSpec(digest, "MGF1", new MGF1ParameterSpec(masking), 32, 1));
        return parameters.getEncoded();
    }

    @Test
    void signatureWithoutItsCertificate_isLeftOpen() {
        assertComesTo(
                SignatureOutcome.INDETERMINATE,
                check(Signing.cms(person(), CONTENT, false, null, List.of())),
                SignatureFinding.CERTIFICATE_ABSENT);
    }

    @Test
    @Timeout(60)
    void hostileBytes_areNoSignature_quickly() {
        byte[] nested = new byte[900_000];
        for (int i = 0; i < nested.length; i += 2) {
            nested[i] = 0x30;
            nested[i + 1] = (byte) 0x80;
        }
        byte[] endless = {0x30, (byte) 0x84, 0x7f, (byte) 0xff, (byte) 0xff, (byte) 0xff, 6, 9};

        for (byte[] hostile : List.of(
                new byte[0],
                new byte[] {0x30},
                nested,
                endless,
                new byte[2 << 20],
                "not a signature".getBytes(StandardCharsets.UTF_8),
                "%PDF-1.7".getBytes(StandardCharsets.UTF_8))) {
            assertComesTo(SignatureOutcome.INVALID, check(hostile), SignatureFinding.NOT_A_SIGNATURE);
        }
    }

    @Test
    @Timeout(120)
    void damagedBytes_areNeverValid() {
        byte[] cms = stamped(signed(person()), DAY);
        long seed = Long.getLong("tumar.seed", System.nanoTime());
        var random = new Random(seed);
        int valid = 0;
        for (int i = 0; i < 400; i++) {
            byte[] damaged = cms.clone();
            int at = random.nextInt(damaged.length);
            damaged[at] ^= (byte) (1 << random.nextInt(8));
            Checked checked = check(i % 4 == 0 ? Arrays.copyOf(cms, at) : damaged);
            if (checked instanceof Checked.Valid) {
                valid++;
                assertThat(checked.signers().getFirst().certificate())
                        .as("seed %d", seed)
                        .isNotNull();
            }
        }
        // Bytes that nothing depends on (a certificate nobody needs, an unsigned name) may change
        // without harm.
        assertThat(valid).as("seed %d", seed).isLessThan(20);
    }
}
