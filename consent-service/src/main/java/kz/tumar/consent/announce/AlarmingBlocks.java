package kz.tumar.consent.announce;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import kz.tumar.contract.DerivedId;
import kz.tumar.contract.EventId;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.ProcessingAction;
import kz.tumar.contract.PurposeCode;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.fact.BlockedProcessingAsked;
import kz.tumar.delivery.Delivery;
import kz.tumar.delivery.DeliveryException;
import kz.tumar.runtime.policy.PolicyVersions;
import kz.tumar.runtime.problem.ProblemException;
import org.jboss.logging.Logger;

/// States that a system asks to process what is blocked (clauses 8.2, 8.3): once a day for a block, a
/// system and a purpose. Whoever asks waits for none of it. What was stated that day is remembered as far
/// as memory goes; beyond it, and after a start, the fact's id keeps it from being stated twice. A crash
/// loses what was not stated yet, of a second or of an outage, until it is asked again.
@ApplicationScoped
public class AlarmingBlocks {
    private static final Logger LOG = Logger.getLogger(AlarmingBlocks.class);
    private static final int MOST_REMEMBERED = 100_000;
    private static final int MOST_WAITING = 10_000;

    private final Stating stating;
    private final PolicyVersions policies;
    private final Delivery delivery;
    private final Set<Asked> remembered = ConcurrentHashMap.newKeySet();
    private final BlockingQueue<Waiting> waiting = new ArrayBlockingQueue<>(MOST_WAITING);

    @Inject
    AlarmingBlocks(Stating stating, PolicyVersions policies, Delivery delivery) {
        this.stating = stating;
        this.policies = policies;
        this.delivery = delivery;
    }

    /// What is told once.
    private record Asked(HolderCode system, PurposeCode purpose, EventId block, LocalDate day) {
        UUID cause() {
            return DerivedId.from(
                    "tumar/blocked-processing-asked/v1",
                    system.value(),
                    purpose.value(),
                    block.value().toString(),
                    day.toString());
        }
    }

    private record Waiting(SubjectRef subject, Asked asked, ProcessingAction action, boolean enforced) {
        BlockedProcessingAsked fact() {
            return new BlockedProcessingAsked(
                    asked.system(), asked.purpose(), action, asked.block(), asked.day(), enforced);
        }
    }

    /// Notes that a system asked and was told of blocks.
    ///
    /// @param blocks the facts that block
    /// @param enforced whether the answer bound it
    public void asked(
            SubjectRef subject,
            HolderCode system,
            PurposeCode purpose,
            ProcessingAction action,
            List<UUID> blocks,
            boolean enforced) {
        LocalDate today = policies.today();
        for (UUID block : blocks) {
            var asked = new Asked(system, purpose, new EventId(block), today);
            if (remembered.size() < MOST_REMEMBERED && remembered.add(asked)) {
                keep(new Waiting(subject, asked, action, enforced));
            }
        }
    }

    @Scheduled(
            every = "${tumar.consent.block-alarms-every:1S}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tell() {
        if (!delivery.vitals().serving()) {
            return;
        }
        for (Waiting one = waiting.poll(); one != null; one = waiting.poll()) {
            try {
                stating.state(one.asked().cause(), one.subject(), one.fact());
            } catch (DeliveryException | ProblemException outage) {
                LOG.infof("questions during blocks wait to be stated: %s", outage.getMessage());
                keep(one);
                return;
            } catch (RuntimeException ours) {
                LOG.errorf(
                        "a question during a block could not be stated: %s",
                        ours.getClass().getName());
                remembered.remove(one.asked());
            }
        }
        forget();
    }

    /// For the next time; where there is no room, until it is asked again.
    private void keep(Waiting one) {
        if (!waiting.offer(one)) {
            remembered.remove(one.asked());
        }
    }

    /// Yesterday's; and everything when memory is full, so that new ones are told: ids keep old ones from
    /// being told twice.
    private void forget() {
        LocalDate today = policies.today();
        remembered.removeIf(asked -> !asked.day().equals(today));
        if (remembered.size() >= MOST_REMEMBERED) {
            remembered.clear();
        }
    }
}
