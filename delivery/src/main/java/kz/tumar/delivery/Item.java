package kz.tumar.delivery;

import kz.tumar.contract.Event;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.Sha256;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.claim.Claim;
import kz.tumar.contract.command.Command;
import kz.tumar.contract.fact.Fact;
import kz.tumar.delivery.wire.Reading;
import org.jspecify.annotations.Nullable;

/// What was made of bytes that came in.
sealed interface Item {
    /// The lane of what is about nobody.
    String NOBODY = "-";

    Received received();

    /// Whom it is about.
    default @Nullable SubjectRef subject() {
        return null;
    }

    /// Events of one lane keep their order, also when put aside.
    default String lane() {
        var subject = subject();
        return subject == null ? NOBODY : subject.value();
    }

    /// Whether it must wait behind what of its lane was put aside.
    default boolean ordered() {
        return true;
    }

    /// A claim that can be read.
    record OfClaim(Received received, HolderCode sender, Event<? extends Claim> event, Sha256 digest) implements Item {
        @Override
        public @Nullable SubjectRef subject() {
            return event.subject();
        }
    }

    /// A claim that can't.
    record OfUnreadable(Received received, HolderCode sender, Reading.Unreadable reading) implements Item {
        @Override
        public boolean ordered() {
            return false;
        }
    }

    /// A fact of another service.
    record OfFact(Received received, Event<? extends Fact> event) implements Item {
        @Override
        public @Nullable SubjectRef subject() {
            return event.subject();
        }
    }

    /// A command to this service.
    record OfCommand(Received received, Event<? extends Command> event) implements Item {
        @Override
        public @Nullable SubjectRef subject() {
            return event.subject();
        }
    }

    /// A document.
    record OfDocument(Received received, Channel.Documents channel) implements Item {
        @Override
        public boolean ordered() {
            return false;
        }
    }

    /// A fact or command of a type that came after this version; it is passed over.
    record Unknown(Received received) implements Item {
        @Override
        public boolean ordered() {
            return false;
        }
    }

    /// What one of our services wrote and this one can't read: a bug of ours.
    record Broken(Received received, @Nullable SubjectRef subject, RuntimeException failure) implements Item {}
}
