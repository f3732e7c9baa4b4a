package kz.tumar.policy;

import java.time.LocalDate;

/// The policy text this file turns into data: its own date, and where it is published (clause 2.5).
public record PublishedText(LocalDate lastUpdated, String address) {}
