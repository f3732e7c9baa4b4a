package kz.tumar.policy.file;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;

/// Checks roles and approvals: a rule that needs more persons than there are could never be met.
final class PeopleSense {
    private final JsonNode root;
    private final Flaws flaws;
    private final Register roles;
    private final Register brakes;

    PeopleSense(JsonNode root, Flaws flaws) {
        this.root = root;
        this.flaws = flaws;
        roles = Register.of(root.path("roles"));
        brakes = Register.of(root.path("brakes"));
    }

    void check() {
        Register.each(root.path("approvals"), "/approvals", (approval, path) -> {
            roles.allKnown(approval.path("roles"), path + "/roles", "role", flaws);
            brakes.known(approval.path("brake"), path + "/brake", "brake", flaws);
            if (approval.path("when").asText().equals("past-brake")
                    && !approval.path("brake").isTextual()) {
                flaws.add(
                        path + "/brake",
                        "an approval past a brake names no brake",
                        "brake: one of " + String.join(", ", brakes.codes()));
            }
            enough(approval, path);
        });
    }

    private void enough(JsonNode approval, String path) {
        var counted = new HashSet<String>();
        int eligible = 0;
        for (var role : approval.path("roles")) {
            if (counted.add(role.asText())) {
                eligible += roles.get(role.asText()).path("persons").asInt(0);
            }
        }
        int needed = approval.path("persons").asInt(0);
        if (eligible < needed) {
            flaws.add(
                    path + "/persons",
                    "it takes " + needed + " persons, and the roles named have only " + eligible,
                    "at most " + eligible + ", or name further roles or persons by order");
        }
    }
}
