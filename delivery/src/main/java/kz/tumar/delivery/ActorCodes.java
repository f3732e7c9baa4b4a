package kz.tumar.delivery;

import java.util.Objects;
import kz.tumar.contract.Actor;
import kz.tumar.contract.ActorKind;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.RoleCode;
import org.jspecify.annotations.Nullable;

/// Actors of one kind under one code: a system by its own, whoever has an account by the role alone.
final class ActorCodes {
    private ActorCodes() {}

    /// The code of whom an actor counts with.
    static String codeOf(Actor actor) {
        var system = actor.system() == null ? "" : actor.system().value();
        var role = actor.role() == null ? "" : actor.role().value();
        return actor.kind() + "/" + system + "/" + role;
    }

    /// Those with this code, without an account.
    static Actor actorOf(String code) {
        var parts = code.split("/", -1);
        return new Actor(
                ActorKind.valueOf(parts[0]), named(parts[1], HolderCode::new), named(parts[2], RoleCode::new), null);
    }

    private static <T> @Nullable T named(String name, java.util.function.Function<String, T> make) {
        return name.isEmpty() ? null : Objects.requireNonNull(make.apply(name));
    }
}
