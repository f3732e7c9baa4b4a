package kz.tumar.consent.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import kz.tumar.contract.ActedBy;
import kz.tumar.contract.ArticleCode;
import kz.tumar.contract.CategoryCode;
import kz.tumar.contract.ChannelCode;
import kz.tumar.contract.CountryCode;
import kz.tumar.contract.DisclosureKind;
import kz.tumar.contract.GroundCode;
import kz.tumar.contract.GroundId;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.Numbered;
import kz.tumar.contract.PolicyVersion;
import kz.tumar.contract.Provenance;
import kz.tumar.contract.PurposeCode;
import kz.tumar.contract.RecipientCode;
import kz.tumar.contract.Representation;
import kz.tumar.contract.Sha256;
import kz.tumar.contract.SubjectCategoryCode;
import kz.tumar.contract.Violation;
import kz.tumar.contract.claim.Claim;
import kz.tumar.contract.claim.ConsentGiven;
import kz.tumar.contract.claim.ConsentRefused;
import kz.tumar.contract.claim.ConsentWithdrawn;
import kz.tumar.contract.claim.DataHeld;
import kz.tumar.contract.claim.DisclosureMade;
import kz.tumar.contract.claim.EmployeeFamiliarised;
import kz.tumar.contract.claim.GroundEnded;
import kz.tumar.contract.claim.GroundEstablished;
import kz.tumar.contract.claim.PolicyAccepted;
import kz.tumar.contract.claim.PolicyNoticeShown;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A number that names a person has the form of a code, so the form protects nothing: whatever code a claim carries, it
/// is refused unless the policy lists it.
class PlantedCodesTest {
    private static final String PLANTED = "iin990101399994";
    private static final ChannelCode WEB_FORM = new ChannelCode("web-form");
    private static final ActedBy SELF = new ActedBy(Representation.SELF, null, null);
    private static final Sha256 TEXT = new Sha256("a".repeat(64));

    /// A claim with one code replaced, and where that code stands.
    record Planted(String path, Class<?> code, Claim claim) {
        @Override
        public String toString() {
            return claim.getClass().getSimpleName() + path;
        }
    }

    static Stream<Claim> honest() {
        var contact = List.of(Given.CONTACT);
        return Stream.of(
                new ConsentGiven(
                        Given.MARKETING, contact, Given.CLIENT, WEB_FORM, SELF, TEXT, false, false, false, null, null),
                Contents.full().claim(),
                new ConsentRefused(Given.MARKETING, Given.CLIENT, WEB_FORM, SELF, TEXT),
                new ConsentWithdrawn(Given.MARKETING, WEB_FORM, SELF),
                new GroundEstablished(
                        new GroundId(Given.id("ground")),
                        new GroundCode("contract"),
                        new ArticleCode("policy.4.1"),
                        null,
                        List.of(new PurposeCode("contract-performance")),
                        contact,
                        Given.CLIENT,
                        null,
                        null),
                new GroundEnded(new GroundId(Given.id("ground")), LocalDate.parse("2026-11-20")),
                new DataHeld(contact, Given.CLIENT, Provenance.SUBJECT_WRITTEN, true, LocalDate.parse("2026-11-20")),
                new DisclosureMade(
                        DisclosureKind.STATE,
                        new RecipientCode("tax-authority"),
                        new PurposeCode("commercial-activity"),
                        contact,
                        Given.CLIENT,
                        null,
                        new ArticleCode("kz.tax-code.whole"),
                        new Numbered("17-2/1"),
                        null,
                        null,
                        null),
                new PolicyNoticeShown(Given.RULES.version(), TEXT, WEB_FORM, null),
                new PolicyAccepted(
                        Given.RULES.version(), TEXT, WEB_FORM, List.of(new CategoryCode("analytics")), false),
                new EmployeeFamiliarised(Given.RULES.version(), TEXT, null));
    }

    static Stream<Planted> planted() {
        return honest().flatMap(PlantedCodesTest::plantedIn);
    }

    @ParameterizedTest
    @MethodSource("honest")
    void claimInThePolicysCodes_holds(Claim claim) {
        assertThat(check(claim)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("planted")
    void personalNumberAsACode_isRefusedWhereItStandsAndNotRepeated(Planted planted) {
        var refusal = check(planted.claim());

        assertThat(refusal).hasValueSatisfying(found -> {
            assertThat(found.violations()).extracting(Violation::path).contains(planted.path());
            assertThat(found.toString()).doesNotContain("990101399994");
        });
    }

    @ParameterizedTest
    @MethodSource("codes")
    void everyKindOfCode_isPlantedSomewhere(Class<?> code) {
        assertThat(planted()).extracting(Planted::code).contains(code);
    }

    static Set<Class<?>> codes() {
        return Set.of(
                ChannelCode.class,
                GroundCode.class,
                ArticleCode.class,
                CategoryCode.class,
                PurposeCode.class,
                RecipientCode.class,
                PolicyVersion.class,
                SubjectCategoryCode.class);
    }

    @ParameterizedTest
    @MethodSource("honest")
    void systemThatThePolicyDoesNotName_claimsNothing(Claim claim) {
        assertThat(check(claim, new HolderCode("nosuch"))).isPresent();
    }

    private static Optional<Refusal> check(Claim claim) {
        return check(
                claim,
                switch (claim) {
                    case DisclosureMade _ -> new HolderCode("crm");
                    case EmployeeFamiliarised _ -> new HolderCode("hr");
                    default -> Given.SITE;
                });
    }

    private static Optional<Refusal> check(Claim claim, HolderCode sender) {
        var checking = new CheckingClaims(Given.RULES, sender, Given.TODAY, Given.RULES.version()::equals);
        var reports = new CheckingReports(Given.RULES, sender, Given.TODAY, Given.RULES.version()::equals);
        return switch (claim) {
            case ConsentGiven given -> checking.giving(given);
            case ConsentRefused refused -> checking.refusing(refused);
            case ConsentWithdrawn withdrawn -> checking.withdrawing(withdrawn);
            case GroundEstablished established -> checking.establishing(established);
            case GroundEnded ended -> checking.ending(ended);
            case DisclosureMade made -> reports.disclosing(made);
            case PolicyNoticeShown shown -> reports.showing(shown);
            case PolicyAccepted accepted -> reports.accepting(accepted);
            case EmployeeFamiliarised signed -> reports.familiarising(signed);
            case DataHeld held -> reports.holding(held);
            default -> throw new IllegalArgumentException("not a claim of ours");
        };
    }

    private static Stream<Planted> plantedIn(Claim claim) {
        var found = new ArrayList<Planted>();
        RecordComponent[] components = claim.getClass().getRecordComponents();
        for (int i = 0; i < components.length; i++) {
            String path = "/data/" + components[i].getName();
            Type type = components[i].getGenericType();
            if (type instanceof Class<?> code && isCode(code)) {
                found.add(new Planted(path, code, with(claim, components, i, code(code))));
            } else if (type instanceof ParameterizedType list
                    && list.getActualTypeArguments()[0] instanceof Class<?> code
                    && isCode(code)) {
                found.add(new Planted(path + "/0", code, with(claim, components, i, List.of(code(code)))));
            }
        }
        return found.stream();
    }

    private static boolean isCode(Class<?> type) {
        return type == PolicyVersion.class
                || (type != CountryCode.class && type.getSimpleName().endsWith("Code"));
    }

    private static Object code(Class<?> type) {
        try {
            return type.getConstructor(String.class).newInstance(PLANTED);
        } catch (ReflectiveOperationException impossible) {
            throw new LinkageError(impossible.getMessage(), impossible);
        }
    }

    private static Claim with(Claim claim, RecordComponent[] components, int index, Object value) {
        try {
            var types = new Class<?>[components.length];
            var values = new Object[components.length];
            for (int i = 0; i < components.length; i++) {
                types[i] = components[i].getType();
                values[i] = i == index ? value : components[i].getAccessor().invoke(claim);
            }
            return (Claim) claim.getClass().getConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException impossible) {
            throw new LinkageError(impossible.getMessage(), impossible);
        }
    }
}
