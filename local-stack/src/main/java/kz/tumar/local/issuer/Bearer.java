package kz.tumar.local.issuer;

import java.util.List;
import java.util.Map;
import java.util.Set;

/// Whom a token speaks for: `dpo`, `deputy`, `officer`, `regulator`, `employee` (each also with the code of one
/// person, as in `officer:o-2`), `system:CODE` or `subject:REFERENCE`.
///
/// @param role the one role it carries
/// @param code which of its bearers; empty for the only one
record Bearer(String role, String code) {

    private static final Set<String> OFFICES = Set.of("dpo", "deputy", "officer", "regulator", "employee");
    private static final Set<String> NAMED = Set.of("system", "subject");

    /// @throws IllegalArgumentException when no such role exists, saying which do
    static Bearer parse(String text) {
        var colon = text.indexOf(':');
        var bearer = colon < 0 ? new Bearer(text, "") : new Bearer(text.substring(0, colon), text.substring(colon + 1));
        var known = OFFICES.contains(bearer.role) || (NAMED.contains(bearer.role) && !bearer.code.isEmpty());
        if (!known || !bearer.code.matches("[a-z0-9][a-z0-9.-]{0,63}|")) {
            throw new IllegalArgumentException(
                    "Unknown role; use dpo, deputy, officer, regulator, employee, system:CODE or subject:REFERENCE.");
        }
        return bearer;
    }

    /// The secret that earns this token: a system's own, so that no system can speak for another.
    String secretName() {
        return role.equals("system") ? "issuer-system-" + code : "issuer-client";
    }

    String subject() {
        return code.isEmpty() ? role : code;
    }

    Map<String, Object> claims() {
        return switch (role) {
            case "system" -> Map.of("groups", List.of(role), "system", code);
            case "subject" -> Map.of("groups", List.of(role), "subject", code);
            default -> Map.of("groups", List.of(role));
        };
    }
}
