package kz.tumar.delivery;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.function.BooleanSupplier;
import kz.tumar.contract.Event;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.SubjectRef;

/// The announcer that a service is given. Before the service serves, its database may be one that was restored
/// and knows less than it has said; nothing may be decided on it then.
final class GuardedAnnouncer implements Announcer {
    private final Announcing announcing;
    private final BooleanSupplier serving;

    GuardedAnnouncer(Announcing announcing, BooleanSupplier serving) {
        this.announcing = announcing;
        this.serving = serving;
    }

    @Override
    public void lock(Connection transaction, Collection<SubjectRef> subjects) throws SQLException {
        requireServing();
        announcing.lock(transaction, subjects);
    }

    @Override
    public List<Event<?>> announce(Connection transaction, Announcement announcement) throws SQLException {
        return announceAll(transaction, List.of(announcement)).getFirst();
    }

    @Override
    public List<List<Event<?>>> announceAll(Connection transaction, List<Announcement> announcements)
            throws SQLException {
        requireServing();
        return announcing.keepAll(
                transaction, announcements.stream().map(this::prepared).toList());
    }

    private List<Announcing.Prepared> prepared(Announcement announcement) {
        var reason = new Announcing.Reason(
                announcement.cause(), announcement.correlation(), announcement.trace(), announcement.under());
        return announcing.prepare(reason, announcement.drafts());
    }

    @Override
    public void repeat(Connection transaction, List<Event<?>> commands, List<HolderCode> holders) throws SQLException {
        requireServing();
        announcing.repeat(transaction, commands, holders);
    }

    private void requireServing() {
        if (!serving.getAsBoolean()) {
            throw new DeliveryException("this service is not serving yet", null);
        }
    }
}
