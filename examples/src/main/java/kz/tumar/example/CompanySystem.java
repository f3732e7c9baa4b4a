package kz.tumar.example;

import java.io.IOException;
import java.nio.file.Path;

/// Runs one company system: `CompanySystem`, configured by its environment (see {@link Surroundings}).
public final class CompanySystem {
    private CompanySystem() {}

    /// Starts the system and keeps it running until it is stopped.
    public static void main(String[] arguments) throws IOException {
        var surroundings = Surroundings.ofEnvironment();
        var store = Store.open(Path.of(surroundings.store()));
        var tumar = new TumarOverHttp(surroundings);
        var claims = new ClaimsOnKafka(surroundings);
        var registering = new Registering(surroundings.system(), store, tumar, claims);
        var locating = new Locating(store, tumar, registering);
        var obeying = new Obeying(surroundings.system(), store, tumar, claims, locating);

        Thread.ofPlatform().name("commands").start(new CommandsOnKafka(surroundings, obeying));
        int port = new OwnInterface(surroundings, store, tumar, registering, claims).start();
        if (surroundings.endsWithParent()) {
            Thread.ofPlatform().daemon().start(CompanySystem::endWhenStandardInputEnds);
        }
        System.out.printf("%s: ready on %d%n", surroundings.system(), port);
    }

    private static void endWhenStandardInputEnds() {
        try {
            System.in.transferTo(java.io.OutputStream.nullOutputStream());
        } catch (IOException closed) {
            // The end is what was waited for, however it comes.
        }
        Runtime.getRuntime().halt(0);
    }
}
