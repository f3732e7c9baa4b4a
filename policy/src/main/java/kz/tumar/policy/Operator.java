package kz.tumar.policy;

import java.time.ZoneId;

/// Who processes the data (clauses 2.1 and 10), as printed in consents, answers, acts and exports.
public record Operator(
        String code,
        LocalizedText name,
        String bin,
        LocalizedText address,
        String website,
        String country,
        ZoneId timeZone) {}
