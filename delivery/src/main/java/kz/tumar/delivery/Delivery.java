package kz.tumar.delivery;

/// One service's delivery, running: rebuilt if its database was restored, then relaying and consuming, and serving once
/// it has obeyed what it was commanded before it started.
/// Closing it stops all of that between two transactions; killing the process anywhere loses and doubles
/// nothing.
public interface Delivery extends AutoCloseable {
    /// How decisions are announced.
    Announcer announcer();

    /// The way in for claims over HTTP.
    Claims claims();

    /// How whoever was turned away is stated.
    Denials denials();

    /// How current the view of other services is.
    Currency currency();

    /// What was put aside.
    Parking parking();

    /// How it is doing, for health checks and metrics.
    Vitals vitals();

    @Override
    void close();

    /// @param serving false while rebuilding, obeying what was commanded before the start, or waiting for database or
    /// broker for the first time
    /// @param relaying whether this process is the elected relay of its service
    /// @param outage the constant message of the outage now met, or empty
    /// @param parked events put aside because our code failed
    /// @param waiting events put aside until a topic was read far enough
    /// @param unpublished outbox rows not yet on Kafka
    /// @param lag records on the topics read that were not yet consumed
    /// @param rebuilt facts of this service applied again since start because the database did not know them
    /// @param rereads how often since start a partition had to be read again from its beginning
    record Vitals(
            boolean serving,
            boolean relaying,
            String outage,
            long parked,
            long waiting,
            long unpublished,
            long lag,
            long rebuilt,
            long rereads) {}
}
