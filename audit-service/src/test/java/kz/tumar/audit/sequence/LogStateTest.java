package kz.tumar.audit.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import kz.tumar.audit.sequence.LogState.Condition;
import org.junit.jupiter.api.Test;

final class LogStateTest {
    @Test
    void aRefusalThatIsOver_isStillToBeStated_once() {
        LogState state = new LogState();
        state.become(new Condition.Refusing(Refusal.BEHIND_SIGNED));
        state.become(new Condition.Refusing(Refusal.BEHIND_SIGNED));
        state.become(new Condition.Following());

        LogState.Refusing refusing = state.unstated().orElseThrow();
        assertThat(refusing.why()).isEqualTo(Refusal.BEHIND_SIGNED);
        state.stated(refusing);
        assertThat(state.unstated()).isEmpty();

        state.become(new Condition.Refusing(Refusal.ENTRIES_CHANGED));
        state.become(new Condition.Refusing(Refusal.ENTRIES_CHANGED));
        assertThat(state.unstated()).map(LogState.Refusing::why).contains(Refusal.ENTRIES_CHANGED);
    }
}
