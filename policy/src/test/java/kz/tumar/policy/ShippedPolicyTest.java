package kz.tumar.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Set;
import kz.tumar.contract.ArticleCode;
import kz.tumar.contract.CategoryCode;
import kz.tumar.contract.ChannelCode;
import kz.tumar.contract.DeadlineProfile;
import kz.tumar.contract.GroundCode;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.MethodCode;
import kz.tumar.contract.ProcessingAction;
import kz.tumar.contract.PurposeCode;
import kz.tumar.contract.ReasonCode;
import kz.tumar.contract.RoleCode;
import kz.tumar.contract.RuleCode;
import kz.tumar.contract.SubjectCategoryCode;
import kz.tumar.policy.calendar.Elapsed;
import kz.tumar.policy.calendar.WorkingDays;
import kz.tumar.policy.file.PolicyFile;
import org.junit.jupiter.api.Test;

/// What services will ask of the policy that ships.
final class ShippedPolicyTest {
    private static final PurposeCode MARKETING = new PurposeCode("marketing");
    private static final PurposeCode ACCOUNTING = new PurposeCode("accounting");
    private static final PurposeCode CONTRACT = new PurposeCode("contract-performance");
    private static final SubjectCategoryCode CLIENT = new SubjectCategoryCode("client");
    private static final SubjectCategoryCode EMPLOYEE = new SubjectCategoryCode("employee");
    private static final HolderCode CRM = new HolderCode("crm");
    private static final HolderCode SITE = new HolderCode("site");
    private static final GroundCode CONSENT = new GroundCode("consent");

    private final Policy policy = PolicyFile.read(Path.of("modesco.yaml")).orThrow();

    @Test
    void shippedPolicy_hasTheNinePurposesOfItsTextAndThoseItsOtherClausesAdd() {
        assertThat(policy.document().purposes())
                .extracting(purpose -> purpose.clause().value())
                .contains(
                        "3.3(1)",
                        "3.3(2)",
                        "3.3(3)",
                        "3.3(4)",
                        "3.3(5)",
                        "3.3(6)",
                        "3.3(7)",
                        "3.3(8)",
                        "3.3(9)",
                        "2.7.1(3)",
                        "5.3",
                        "6.7",
                        "6.8",
                        "6.9",
                        "7.6");
        assertThat(policy.document().subjectCategories())
                .extracting(subject -> subject.clause().value())
                .containsExactly("5.2.1", "5.2.2", "5.2.3", "5.2.4");
        assertThat(policy.document().cookies().categories()).hasSize(4);
        assertThat(policy.document().holders())
                .extracting(holder -> holder.code().value())
                .containsExactly(
                        "site",
                        "telegram-bot",
                        "crm",
                        "hr",
                        "accounting",
                        "paper-archive",
                        "mailbox",
                        "backups",
                        "consent-service",
                        "request-service");
    }

    @Test
    void channelsAndMethods_areClosedLists() {
        assertThat(policy.channel(new ChannelCode("web-form"))).isPresent();
        assertThat(policy.channel(new ChannelCode("iin990101399994"))).isEmpty();
        assertThat(policy.method(new MethodCode("overwritten"))).isPresent();
        assertThat(policy.method(new MethodCode("iin990101399994"))).isEmpty();
    }

    @Test
    void article_isAPlaceInAnActOfThePolicyAndNothingLonger() {
        assertThat(policy.cites(new ArticleCode("kz.94-v.25-2-5"))).isTrue();
        assertThat(policy.cites(new ArticleCode("kz.tax-code.whole"))).isTrue();
        assertThat(policy.cites(new ArticleCode("policy.1.1.10"))).isTrue();
        assertThat(policy.cites(new ArticleCode("us.code.1"))).isFalse();
        assertThat(policy.cites(new ArticleCode("iin990101399994"))).isFalse();
        assertThat(policy.cites(new ArticleCode("kz.94-v.iin990101399994"))).isFalse();
        assertThat(policy.cites(new ArticleCode("kz.94-v.990.101.399.994"))).isFalse();
        assertThat(policy.cites(new ArticleCode("kz.94-v.990101399994"))).isFalse();
    }

    @Test
    void whateverThePolicyDoesNotName_isAbsent() {
        assertThat(policy.purpose(new PurposeCode("profiling"))).isEmpty();
        assertThat(policy.dataOf(MARKETING, EMPLOYEE)).isEmpty();
        assertThat(policy.dataOf(MARKETING, CLIENT)).doesNotContain(new CategoryCode("bank-details"));
    }

    @Test
    void employeesData_restsOnLawOnly() {
        for (var purpose : policy.document().purposes()) {
            assertThat(policy.groundsFor(purpose.code(), EMPLOYEE))
                    .allMatch(code -> code.value().startsWith("law."));
        }
        assertThat(policy.groundsFor(ACCOUNTING, EMPLOYEE)).isNotEmpty();
    }

    @Test
    void claims_areGrantedByHolderTypePurposeAndGround() {
        assertThat(policy.mayClaim(SITE, "ConsentGiven", MARKETING, CONSENT)).isEqualTo(ClaimRight.GRANTED);
        assertThat(policy.mayClaim(SITE, "ConsentGiven", ACCOUNTING, CONSENT))
                .isEqualTo(ClaimRight.PURPOSE_NOT_GRANTED);
        assertThat(policy.mayClaim(SITE, "ConsentGiven", MARKETING, new GroundCode("contract")))
                .isEqualTo(ClaimRight.GROUND_NOT_GRANTED);
        assertThat(policy.mayClaim(SITE, "PurposeAchieved", MARKETING, null)).isEqualTo(ClaimRight.CLAIM_NOT_GRANTED);
        assertThat(policy.mayClaim(CRM, "PurposeAchieved", MARKETING, null)).isEqualTo(ClaimRight.GRANTED);
        assertThat(policy.mayClaim(CRM, "DataInvented", null, null)).isEqualTo(ClaimRight.UNKNOWN_CLAIM);
        assertThat(policy.mayClaim(new HolderCode("fax"), "ConsentGiven", MARKETING, CONSENT))
                .isEqualTo(ClaimRight.UNKNOWN_HOLDER);
    }

    @Test
    void withdrawalsRequestsAndAnswers_needNoGrant() {
        for (var holder : policy.document().holders()) {
            for (var claim : ClaimTypes.ALWAYS) {
                assertThat(policy.mayClaim(holder.code(), claim, ACCOUNTING, null))
                        .isEqualTo(ClaimRight.ALWAYS);
            }
        }
    }

    @Test
    void holders_areThoseThatKeepTheCategoryAboutTheConcernedPersons() {
        assertThat(policy.holdersFor(MARKETING, new CategoryCode("contact")))
                .extracting(holder -> holder.code().value())
                .containsExactly("site", "telegram-bot", "crm", "mailbox", "backups");
        assertThat(policy.holdersOf(new CategoryCode("contact")))
                .extracting(holder -> holder.code().value())
                .contains("hr");
        assertThat(policy.holdersOf(new CategoryCode("consent-evidence")))
                .extracting(holder -> holder.code().value())
                .containsExactly("consent-service");
    }

    @Test
    void everyConsentPurpose_hasAKindOfItsOwnAndIsCompulsoryOnlyUnderANorm() {
        var kinds = new java.util.TreeMap<String, java.util.Optional<kz.tumar.contract.ConsentKind>>();
        policy.document().purposes().forEach(purpose -> kinds.put(purpose.code().value(), purpose.kind()));

        assertThat(kinds)
                .containsEntry("marketing", java.util.Optional.of(kz.tumar.contract.ConsentKind.MARKETING))
                .containsEntry("distribution", java.util.Optional.of(kz.tumar.contract.ConsentKind.DISTRIBUTION))
                .containsEntry(
                        "biometric-identification", java.util.Optional.of(kz.tumar.contract.ConsentKind.BIOMETRIC))
                .containsEntry("cookies.analytics", java.util.Optional.of(kz.tumar.contract.ConsentKind.COOKIE))
                .containsEntry("contract-performance", java.util.Optional.of(kz.tumar.contract.ConsentKind.GENERAL))
                .containsEntry("accounting", java.util.Optional.empty());
        assertThat(policy.document().purposes())
                .allMatch(purpose -> purpose.compulsion().isEmpty());
    }

    @Test
    void cookies_areRegisteredWithinTheLifetimeOfTheirCategory_andTheEssentialEndWithTheSession() {
        assertThat(policy.document().cookies().registry())
                .hasSizeGreaterThan(4)
                .filteredOn(cookie -> cookie.category().value().equals("essential"))
                .isNotEmpty()
                .allMatch(cookie -> cookie.persistsFor().isEmpty());
    }

    @Test
    void everyPairOfPurposeAndData_hasATerm() {
        for (var purpose : policy.document().purposes()) {
            for (var category : purpose.dataCategories()) {
                assertThat(policy.termsFor(purpose.code(), category))
                        .as(purpose.code() + " × " + category)
                        .isNotEmpty();
            }
        }
    }

    @Test
    void marketingData_goesByItself_butAccountingRecordsWaitForADecision() {
        var marketing = policy.termsFor(MARKETING, new CategoryCode("contact")).getFirst();
        var accounting =
                policy.termsFor(ACCOUNTING, new CategoryCode("bank-details")).getFirst();
        var ended = LocalDate.of(2026, 11, 23);

        assertThat(marketing.keeps()).isFalse();
        assertThat(marketing.destroysByItself()).isTrue();
        assertThat(accounting.keeps()).isTrue();
        assertThat(accounting.destroysByItself()).isFalse();
        assertThat(accounting.lockedUnder()).isEqualTo(new GroundCode("law.tax-code"));
        assertThat(accounting.endsOn(ended)).contains(LocalDate.of(2031, 11, 23));
    }

    @Test
    void contractDocuments_haveNoKnownFigure_andAreReviewed() {
        var term = policy.termsFor(CONTRACT, new CategoryCode("bank-details")).getFirst();

        assertThat(term.period()).isNull();
        assertThat(term.endsOn(LocalDate.of(2026, 11, 23))).isEmpty();
        assertThat(term.reviewOn(LocalDate.of(2026, 11, 23))).isEqualTo("2027-11-23");
        assertThat(term.destroysByItself()).isFalse();
    }

    @Test
    void onlyThePolicyText_confirmsAnything() {
        var confirmed = new ArrayList<LegalFigure>();
        policy.document().retention().forEach(term -> confirmed.add(term.legal()));
        policy.document().grounds().forEach(ground -> confirmed.add(ground.legal()));
        policy.document().deadlines().forEach(rule -> {
            for (var figure : new DeadlineFigure[] {rule.policy(), rule.law()}) {
                if (figure != null) {
                    confirmed.add(figure.legal());
                }
            }
        });

        assertThat(confirmed).filteredOn(LegalFigure::confirmed).isNotEmpty().allSatisfy(figure -> {
            assertThat(figure.confirmedBy()).isEqualTo("policy-text");
            assertThat(figure.source().value()).isEqualTo("policy-text");
        });
        assertThat(policy.document().deadlines())
                .extracting(DeadlineRule::law)
                .filteredOn(figure -> figure != null)
                .noneMatch(figure -> figure.legal().confirmed());
        assertThat(policy.document().order().number()).startsWith("TRIAL-");
        assertThat(policy.document().order().confirmedBy()).isEqualTo("trial");
    }

    @Test
    void deadlines_haveBothProfiles_andAGapBorrowsTheOthersFigure() {
        var answer = new RuleCode("access.answer");
        var stop = new RuleCode("withdraw.stop");
        var block = new RuleCode("block");

        assertThat(policy.deadline(answer, DeadlineProfile.POLICY)).hasValueSatisfying(deadline -> {
            assertThat(deadline.term()).isEqualTo(new WorkingDays(10));
            assertThat(deadline.figure().mayExtend().orElseThrow().atMost()).isEqualTo(new WorkingDays(5));
            assertThat(deadline.borrowed()).isFalse();
        });
        assertThat(policy.deadline(answer, DeadlineProfile.LAW)).hasValueSatisfying(deadline -> {
            assertThat(deadline.term()).isEqualTo(new WorkingDays(3));
            assertThat(deadline.figure().mayExtend()).isEmpty();
        });
        assertThat(policy.deadline(stop, DeadlineProfile.POLICY)).hasValueSatisfying(deadline -> {
            assertThat(deadline.term()).isEqualTo(new WorkingDays(15));
            assertThat(deadline.borrowed()).isTrue();
        });
        assertThat(policy.deadline(block, DeadlineProfile.POLICY).orElseThrow().term())
                .isEqualTo(new Elapsed(Duration.ZERO));
        assertThat(policy.deadline(new RuleCode("tea.break"), DeadlineProfile.LAW))
                .isEmpty();
    }

    @Test
    void block_letsClarificationThrough_andStopsDestruction() {
        assertThat(policy.passage(MARKETING, CONSENT, ProcessingAction.RECTIFY)).isPresent();
        assertThat(policy.passage(MARKETING, CONSENT, ProcessingAction.USE)).isEmpty();
        assertThat(policy.passage(MARKETING, CONSENT, ProcessingAction.DESTROY)).isEmpty();
        assertThat(policy.passage(
                        new PurposeCode("statutory-reporting"),
                        new GroundCode("law.tax-code"),
                        ProcessingAction.PROVIDE))
                .isPresent();
    }

    @Test
    void reasons_areClosedListsByKind() {
        assertThat(policy.reasons(ReasonKind.INACCURACY)).hasSize(5);
        for (var kind : ReasonKind.values()) {
            assertThat(policy.reasons(kind)).as(kind.name()).isNotEmpty();
        }
        assertThat(policy.reason(ReasonKind.REFUSAL, new ReasonCode("inaccuracy.outdated")))
                .isEmpty();
    }

    @Test
    void grace_isOneWorkingDay_andEssentialCookiesEndWithTheSession() {
        assertThat(policy.grace()).isEqualTo(new WorkingDays(1));
        assertThat(policy.document().cookies().categories().getFirst().lifetime())
                .isEmpty();
        assertThat(policy.approval(new ApprovalCode("destruction.mass"))
                        .orElseThrow()
                        .roles())
                .isEqualTo(Set.of(new RoleCode("dpo"), new RoleCode("deputy")));
        assertThat(policy.brake(new BrakeCode("destruction.mass")).orElseThrow().counts())
                .isEqualTo(BrakeMeasure.DESTRUCTIONS);
    }

    @Test
    void specialCategories_citeAStatute() {
        assertThat(policy.document().dataCategories())
                .filteredOn(DataCategory::special)
                .isNotEmpty()
                .allMatch(category -> category.statute() != null);
    }
}
