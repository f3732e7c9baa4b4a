package kz.tumar.delivery.partition;

/// Where a record that was written now lies, acknowledged by all replicas in sync.
public record Placed(Partition partition, long offset) {}
