package kz.tumar.witness;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/// The command `witness`: makes its key, or watches logs.
public final class Main {
    private static final String USAGE = """
            A witness of transparency logs (C2SP tlog-witness). Run it elsewhere than the logs it watches.

            witness key --key FILE --name NAME        makes a key and prints its verifier key
            witness run --key FILE --logs FILE --state DIR [--listen HOST:PORT]

              --key FILE          the witness's own key; nobody else may have it
              --name NAME         its name, an address without scheme, for example witness.example.kz/w1
              --logs FILE         the logs it watches: lines "log VKEY", as a log's /log/policy has them
              --state DIR         what it saw last of each log; losing it is losing what makes it a witness
              --listen HOST:PORT  where it takes checkpoints (default: 127.0.0.1:8487)
            """;

    private Main() {}

    public static void main(String[] words) throws InterruptedException {
        System.setProperty("sun.net.httpserver.maxReqTime", "15");
        System.setProperty("sun.net.httpserver.maxRspTime", "15");
        int status = run(System.out, words);
        if (status != 0) {
            System.exit(status);
        }
        if (words[0].equals("run")) {
            new CountDownLatch(1).await();
        }
    }

    static int run(PrintStream out, String... words) {
        Map<String, String> options = new HashMap<>();
        for (int i = 1; i + 1 < words.length; i += 2) {
            options.put(words[i], words[i + 1]);
        }
        boolean paired = words.length % 2 == 1;
        try {
            if (paired && words[0].equals("key") && options.keySet().equals(Set.of("--key", "--name"))) {
                out.println(WitnessKey.create(Path.of(required(options, "--key")), required(options, "--name"))
                        .key());
                return 0;
            }
            if (paired && words[0].equals("run") && options.containsKey("--state")) {
                Server server = server(options);
                server.start();
                Runtime.getRuntime().addShutdownHook(new Thread(server::close));
                out.println("watching on " + server.address());
                return 0;
            }
        } catch (IOException | IllegalArgumentException wrong) {
            out.println("witness: " + wrong.getMessage());
            return 1;
        }
        out.print(USAGE);
        return 2;
    }

    private static Server server(Map<String, String> options) throws IOException {
        String listen = options.getOrDefault("--listen", "127.0.0.1:8487");
        int colon = listen.lastIndexOf(':');
        InetSocketAddress address =
                new InetSocketAddress(listen.substring(0, colon), Integer.parseInt(listen.substring(colon + 1)));
        WitnessKey key = WitnessKey.read(Path.of(required(options, "--key")));
        Map<String, List<Key>> logs = Logs.read(Path.of(required(options, "--logs")));
        Memory memory = Memory.open(Path.of(required(options, "--state")));
        return new Server(new Witness(logs, memory, key, Clock.systemUTC()), address);
    }

    private static String required(Map<String, String> options, String name) {
        String value = options.get(name);
        if (value == null) {
            throw new IllegalArgumentException(name + " is missing");
        }
        return value;
    }
}
