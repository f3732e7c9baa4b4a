package kz.tumar.policy;

import java.time.Duration;

/// More than `limit` within `window`: pause and ask a person.
public record Brake(BrakeCode code, LocalizedText title, BrakeMeasure counts, int limit, Duration window) {}
