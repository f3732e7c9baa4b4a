package kz.tumar.contract;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import kz.tumar.contract.claim.Claim;
import kz.tumar.contract.command.Command;
import kz.tumar.contract.fact.Fact;

/// Every claim, fact and command there is, by name. It is read off the sealed families, so that nothing can be left
/// out.
public final class Catalogue {
    private static final Map<String, Class<? extends Claim>> CLAIMS = byName(Claim.class);
    private static final Map<String, Class<? extends Fact>> FACTS = byName(Fact.class);
    private static final Map<String, Class<? extends Command>> COMMANDS = byName(Command.class);

    private Catalogue() {}

    /// Claims by name, in alphabetical order.
    public static Map<String, Class<? extends Claim>> claims() {
        return CLAIMS;
    }

    /// Facts by name, in alphabetical order.
    public static Map<String, Class<? extends Fact>> facts() {
        return FACTS;
    }

    /// Commands by name, in alphabetical order.
    public static Map<String, Class<? extends Command>> commands() {
        return COMMANDS;
    }

    /// The record of a claim's type, where it is one of ours in an accepted version.
    public static Optional<Class<? extends Claim>> claim(EventType type) {
        return type.version() == 1 ? Optional.ofNullable(CLAIMS.get(type.name())) : Optional.empty();
    }

    /// The record of a fact's type, where this version knows it.
    public static Optional<Class<? extends Fact>> fact(EventType type) {
        return type.version() == 1 ? Optional.ofNullable(FACTS.get(type.name())) : Optional.empty();
    }

    /// The record of a command's type, where this version knows it.
    public static Optional<Class<? extends Command>> command(EventType type) {
        return type.version() == 1 ? Optional.ofNullable(COMMANDS.get(type.name())) : Optional.empty();
    }

    /// The schema of a payload's record, for example `urn:tumar:schema:claim:ConsentGiven:v1`.
    public static URI schemaOf(Class<? extends Payload> payload) {
        return URI.create("urn:tumar:schema:" + familyOf(payload) + ":" + payload.getSimpleName() + ":v1");
    }

    /// Where that schema lies among the resources of this module, for example `schema/claim/ConsentGiven.v1.json`.
    public static String schemaResourceOf(Class<? extends Payload> payload) {
        return "/kz/tumar/contract/schema/" + familyOf(payload) + "/" + payload.getSimpleName() + ".v1.json";
    }

    private static String familyOf(Class<? extends Payload> payload) {
        if (Claim.class.isAssignableFrom(payload)) {
            return "claim";
        }
        if (Fact.class.isAssignableFrom(payload)) {
            return "fact";
        }
        return Command.class.isAssignableFrom(payload) ? "command" : "rejection";
    }

    private static <P extends Payload> Map<String, Class<? extends P>> byName(Class<P> family) {
        var records = new ArrayList<Class<? extends P>>();
        collect(family, records);
        var names = new TreeMap<String, Class<? extends P>>();
        for (var record : records) {
            names.put(record.getSimpleName(), record);
        }
        return java.util.Collections.unmodifiableMap(names);
    }

    private static <P extends Payload> void collect(Class<? extends P> family, List<Class<? extends P>> into) {
        for (Class<?> permitted : family.getPermittedSubclasses()) {
            Class<? extends P> member = permitted.asSubclass(family);
            if (member.isRecord()) {
                into.add(member);
            } else {
                collect(member, into);
            }
        }
    }
}
