package kz.tumar.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import kz.tumar.contract.Cause;
import kz.tumar.contract.CorrelationId;
import kz.tumar.contract.Event;
import kz.tumar.contract.PurposeCode;
import kz.tumar.contract.Source;
import kz.tumar.contract.SubjectRef;
import kz.tumar.delivery.testkit.SyntheticEvents;
import org.junit.jupiter.api.Test;

/// What follows from several causes is announced together as it would be one after the other.
class AnnouncingTogetherTest {
    private static final Source SELF = new Source("/tumar/retention");

    private final SyntheticEvents events = new SyntheticEvents(5);
    private final List<SubjectRef> subjects = events.subjects(2);
    private final List<Announcer.Announcement> announcements = announcements();

    @Test
    void together_isTheSameAsOneAfterTheOther() {
        assertThat(announced(List.of(announcements))).isEqualTo(announced(oneByOne()));
    }

    @Test
    void together_tellsWhatIsNewOfEach_andLeavesOutWhatWasKnown() {
        try (var world = new World();
                var process = world.process()) {
            process.awaitServing();
            var first = together(process, List.of(announcements.get(1)));
            var all = together(process, announcements);
            var again = together(process, announcements);

            assertThat(first).hasSize(1).allSatisfy(each -> assertThat(each).hasSize(2));
            assertThat(all).extracting(List::size).containsExactly(2, 0, 2, 0);
            assertThat(again)
                    .hasSize(announcements.size())
                    .allSatisfy(each -> assertThat(each).isEmpty());
            assertThat(together(process, List.of())).isEmpty();
        }
    }

    private List<List<Announcer.Announcement>> oneByOne() {
        return announcements.stream().map(List::of).toList();
    }

    private static World.State announced(List<List<Announcer.Announcement>> steps) {
        try (var world = new World();
                var process = world.process()) {
            process.awaitServing();
            steps.forEach(step -> together(process, step));
            world.settle();
            world.assertLedgerAndTopicAgree();
            return world.state(true);
        }
    }

    private static List<List<Event<?>>> together(World.Instance process, List<Announcer.Announcement> some) {
        return process.transactions.inTransaction(
                transaction -> process.delivery.announcer().announceAll(transaction, some));
    }

    /// Two about each of two people, in turns; the last is the first once more.
    private List<Announcer.Announcement> announcements() {
        var all = new ArrayList<Announcer.Announcement>();
        for (int i = 0; i < 3; i++) {
            var cause = new Cause(SELF, events.id());
            var subject = subjects.get(i % 2);
            var drafts = List.<Draft>of(fact(subject, "one-" + i), fact(subject, "two-" + i));
            all.add(new Announcer.Announcement(cause, new CorrelationId(new UUID(1, i)), null, Toy.POLICY, drafts));
        }
        all.add(all.getFirst());
        return all;
    }

    private static Draft fact(SubjectRef subject, String purpose) {
        return new Draft.OfFact(subject, SyntheticEvents.TIME, Toy.achieved(new PurposeCode(purpose)));
    }
}
