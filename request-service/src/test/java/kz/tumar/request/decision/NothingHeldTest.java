package kz.tumar.request.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import kz.tumar.contract.AnswerForm;
import kz.tumar.contract.AnswerOutcome;
import kz.tumar.contract.Candidate;
import kz.tumar.contract.CommandKind;
import kz.tumar.contract.CommandOutcome;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.IdentifierKind;
import kz.tumar.contract.MethodCode;
import kz.tumar.contract.ProblemType;
import kz.tumar.contract.ReasonCode;
import kz.tumar.contract.RequestKind;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.claim.CommandDone;
import kz.tumar.contract.claim.SubjectRequestFiled;
import kz.tumar.contract.fact.CandidateMatched;
import kz.tumar.contract.fact.CandidatesLocated;
import kz.tumar.contract.fact.DuplicateLinked;
import kz.tumar.contract.fact.IdentityVerified;
import kz.tumar.contract.fact.ProcessingUnblocked;
import kz.tumar.contract.fact.RequestAnswered;
import kz.tumar.contract.fact.RequestFact;
import kz.tumar.contract.fact.SubjectSought;
import kz.tumar.request.Clause;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// A filer whom nobody knows: searched for, matched, or told that nothing is held; a request that comes twice.
class NothingHeldTest {
    private static final Instant RECEIPT = Given.at("2026-11-20T10:00:00");
    private static final Instant NOW = RECEIPT.plusSeconds(600);
    private static final NothingHeld.Reply REPLY =
            new NothingHeld.Reply(AnswerForm.ELECTRONIC, NOW, null, Given.sealed(9));

    private static RequestCase unmatched(RequestKind kind) {
        SubjectRequestFiled claim = Given.claim(kind, null, null);
        var told = new SubjectRequestFiled(
                claim.kind(),
                claim.channel(),
                claim.actedBy(),
                null,
                null,
                claim.reason(),
                claim.identityDocument(),
                claim.participation(),
                claim.signature(),
                claim.requestedForm(),
                claim.content(),
                null,
                null,
                true);
        RequestCase state = null;
        for (RequestFact fact : Given.facts(Given.file(told, RECEIPT))) {
            state = state == null
                    ? RequestCase.of(List.of(new Stated(fact, Given.SUBJECT, RECEIPT)))
                            .orElseThrow()
                    : state.and(fact, RECEIPT);
        }
        return java.util.Objects.requireNonNull(state);
    }

    private static NothingHeld.Standing standing(
            boolean searched, Set<HolderCode> silent, Set<SubjectRef> undecided, SubjectRef... linked) {
        var person = new TreeSet<SubjectRef>(List.of(linked));
        person.add(Given.SUBJECT);
        return new NothingHeld.Standing(linked.length == 0, searched, silent, undecided, person);
    }

    private static final NothingHeld.Standing NOBODY = standing(true, Set.of(), Set.of());

    private static Verdict decide(RequestCase state, NothingHeld.Standing standing) {
        return NothingHeld.decide(state, standing, REPLY, Given.OFFICER, NOW, Given.RULES);
    }

    @Test
    @Clause("8.1")
    void nobodyHoldsAnything_isAnAnswer_notARefusal() {
        RequestCase open = unmatched(RequestKind.ACCESS).and(verified(), NOW);

        List<RequestFact> facts = Given.facts(decide(open, NOBODY));

        assertThat(facts)
                .singleElement()
                .isInstanceOfSatisfying(
                        RequestAnswered.class,
                        answered -> assertThat(answered.outcome()).isEqualTo(AnswerOutcome.NOTHING_HELD));
        assertThat(open.and(facts.getFirst(), NOW).closed()).isTrue();
    }

    private static IdentityVerified verified() {
        return new IdentityVerified(unmatched(RequestKind.ACCESS).id(), Given.OFFICER);
    }

    @Test
    @Clause("8.2")
    void nobodyHoldsAnything_endsTheBlockOfWhatIsNotThere() {
        assertThat(Given.facts(decide(unmatched(RequestKind.RECTIFICATION), NOBODY)))
                .hasAtLeastOneElementOfType(RequestAnswered.class)
                .hasAtLeastOneElementOfType(ProcessingUnblocked.class);
    }

    @Test
    @Clause("8.1")
    void nothingHeld_cantBeSaid_beforeEverybodyHasLooked_andEveryCandidateIsDecided() {
        RequestCase open = unmatched(RequestKind.ACCESS).and(verified(), NOW);

        for (var unproved : List.of(
                standing(false, Set.of(), Set.of()),
                standing(true, Set.of(new HolderCode("crm")), Set.of()),
                standing(true, Set.of(), Set.of(Given.LINKED)),
                standing(true, Set.of(), Set.of(), Given.LINKED))) {
            assertThat(decide(open, unproved))
                    .isInstanceOfSatisfying(
                            Verdict.Rejected.class,
                            rejected -> assertThat(rejected.problem()).isEqualTo(ProblemType.CONFLICT));
        }
        assertThat(decide(unmatched(RequestKind.ACCESS), NOBODY)).isInstanceOf(Verdict.Rejected.class);
        assertThat(decide(Given.filed(RequestKind.RECTIFICATION, RECEIPT), NOBODY))
                .isInstanceOf(Verdict.Rejected.class);
    }

    @Test
    @Clause("8.1")
    void whoeverIsKnown_isNotToldThatNothingIsHeld_whatTheFilingSays() {
        RequestCase open = verified(unmatched(RequestKind.ACCESS));
        var known = new NothingHeld.Standing(false, true, Set.of(), Set.of(), new TreeSet<>(Set.of(Given.SUBJECT)));

        assertThat(decide(open, NOBODY)).isInstanceOf(Verdict.Stated.class);
        assertThat(decide(open, known)).isInstanceOf(Verdict.Rejected.class);
    }

    @Test
    @Clause("8.1")
    void thatNothingIsHeld_leavesOnlyWithProof_andToWhoseSignatureIsNotDisproved() {
        RequestCase open = verified(unmatched(RequestKind.ACCESS));
        var unproved = new NothingHeld.Reply(AnswerForm.ELECTRONIC, NOW, null, null);
        RequestCase invalid = open.and(
                new kz.tumar.contract.fact.SignatureVerified(
                        open.id(),
                        Given.sealed(4).sealedRef(),
                        kz.tumar.contract.SignatureOutcome.INVALID,
                        List.of(),
                        Given.sealed(9),
                        Given.OFFICER),
                NOW);

        assertThat(NothingHeld.decide(open, NOBODY, unproved, Given.OFFICER, NOW, Given.RULES))
                .isInstanceOfSatisfying(
                        Verdict.Rejected.class,
                        rejected -> assertThat(rejected.violations())
                                .extracting(kz.tumar.contract.Violation::path)
                                .containsExactly("/dispatchProof"));
        assertThat(decide(invalid, NOBODY)).isInstanceOf(Verdict.Rejected.class);
    }

    private static RequestCase verified(RequestCase open) {
        return open.and(new IdentityVerified(open.id(), Given.OFFICER), NOW);
    }

    private static Search search(@Nullable SubjectRef found) {
        var by = found == null ? List.<Candidate>of() : List.of(new Candidate(found, List.of(IdentifierKind.NAME)));
        var wanted = new Search.Wanted(
                Given.SUBJECT,
                null,
                new ReasonCode("search.unmatched-filer"),
                List.of(IdentifierKind.NAME),
                Given.CONTENT,
                by);
        var facts = Given.facts(Search.begin(Given.cause(7), wanted, Given.OFFICER, Given.RULES));
        return Search.of(List.of(new Stated(facts.getFirst(), Given.SUBJECT, NOW)))
                .orElseThrow();
    }

    @Test
    @Clause("8.1")
    void search_asksHoldersUnderTheReferenceSought_alone() {
        SubjectSought sought = search(null).sought();

        assertThat(Ordering.from(sought, Set.of(Given.SUBJECT, Given.LINKED), List.of()))
                .singleElement()
                .satisfies(order -> {
                    assertThat(order.kind()).isEqualTo(CommandKind.LOCATE);
                    assertThat(order.subject()).isEqualTo(Given.SUBJECT);
                    assertThat(order.value()).isEqualTo(Given.CONTENT);
                });
    }

    @Test
    @Clause("8.1")
    void candidate_isMatchedOnceAndByEvidence_orDismissed_andNobodyElseIs() {
        Search search = search(Given.LINKED);
        Set<SubjectRef> found = Set.of(Given.LINKED);
        Set<SubjectRef> alone = Set.of(Given.SUBJECT);

        Verdict match = search.match(Given.LINKED, Given.CONTENT, found, alone, found, Given.OFFICER);
        Verdict stranger = search.match(
                Given.reference(9), Given.CONTENT, found, alone, Set.of(Given.reference(9)), Given.OFFICER);
        RequestFact matched = Given.facts(match).getFirst();
        Search later = new Search(search.sought(), List.of(new Stated(matched, Given.SUBJECT, NOW)));

        assertThat(matched).isInstanceOf(CandidateMatched.class);
        assertThat(stranger).isInstanceOf(Verdict.Rejected.class);
        assertThat(later.undecided(found)).isEmpty();
        assertThat(later.dismiss(
                        Given.LINKED, new ReasonCode("dismissal.other-person"), found, Given.OFFICER, Given.RULES))
                .isInstanceOf(Verdict.Rejected.class);
        assertThat(search.dismiss(Given.LINKED, new ReasonCode("nothing"), found, Given.OFFICER, Given.RULES))
                .isInstanceOf(Verdict.Rejected.class);
    }

    @Test
    @Clause("8.1")
    void holder_saysWhomItFound_andNobodyIsAnAnswer_butSilenceIsNot() {
        Order order = Ordering.from(search(null).sought(), Set.of(), List.of()).getFirst();

        assertThat(Given.facts(answer(order, List.of()))).hasAtLeastOneElementOfType(CandidatesLocated.class);
        assertThat(answer(order, null)).isInstanceOf(Verdict.Rejected.class);
        assertThat(AnsweringOrder.settles(CommandOutcome.ACCEPTED)).isFalse();
    }

    private static Verdict answer(Order order, @Nullable List<Candidate> located) {
        var done = new CommandDone(
                order.id(), 1, CommandKind.LOCATE, List.of(), new MethodCode("recorded"), NOW, null, null, located);
        var reply = AnsweringOrder.replyOf(done).orElseThrow();
        return AnsweringOrder.decide(reply, new HolderCode("crm"), order, null, NOW, Set.of(), Given.RULES);
    }

    @Test
    @Clause("8.1")
    void secondRequestForTheSame_isADuplicateOfTheEarlier_keepsItsClock_andNeverTheOtherWayRound() {
        RequestCase first = Given.filed(RequestKind.ACCESS, RECEIPT);
        RequestCase second = RequestCase.of(List.of(new Stated(
                        Given.facts(FilingRequest.decide(
                                        new FilingRequest.Filing(
                                                Given.cause(2),
                                                Given.SITE,
                                                Given.claim(RequestKind.ACCESS, null, null),
                                                NOW,
                                                Set.of()),
                                        Given.RULES))
                                .getFirst(),
                        Given.SUBJECT,
                        NOW)))
                .orElseThrow();
        Set<SubjectRef> person = Set.of(Given.SUBJECT);

        RequestFact linked = Given.facts(Duplicates.link(second, java.util.Optional.of(first), person, Given.OFFICER))
                .getFirst();
        RequestCase duplicate = second.and(linked, NOW);

        assertThat(linked).isEqualTo(new DuplicateLinked(second.id(), first.id(), Given.OFFICER));
        assertThat(duplicate.closed()).isFalse();
        assertThat(duplicate.due()).isEqualTo(second.due());
        assertThat(Duplicates.link(first, java.util.Optional.of(second), person, Given.OFFICER))
                .isInstanceOf(Verdict.Rejected.class);
        assertThat(Duplicates.link(second, java.util.Optional.of(first), Set.of(Given.LINKED), Given.OFFICER))
                .isInstanceOf(Verdict.Rejected.class);
        assertThat(Duplicates.link(duplicate, java.util.Optional.of(first), person, Given.OFFICER))
                .isInstanceOf(Verdict.Rejected.class);
    }
}
