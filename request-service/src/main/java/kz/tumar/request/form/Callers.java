package kz.tumar.request.form;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Who calls, as far as limits go. Behind proxies that are trusted by name it is whoever the last of
/// them saw: what a caller writes into the header itself stands further left and is never read. Of
/// IPv6 it is the network of a household, since whoever has one address there has all of it.
@ApplicationScoped
class Callers {
    private static final int NETWORK_BYTES = 8;

    private final List<Network> trusted;

    @Inject
    Callers(FormConfig config) {
        this.trusted = config.trustedProxies().orElse(List.of()).stream()
                .map(Network::of)
                .toList();
    }

    /// The addresses that begin with the same bits.
    private record Network(InetAddress address, int bits) {
        static Network of(String written) {
            int slash = written.indexOf('/');
            InetAddress address = literal(slash < 0 ? written : written.substring(0, slash))
                    .orElseThrow(() -> new IllegalArgumentException(
                            "tumar.form.trusted-proxies wants addresses or networks, like 10.0.0.0/8"));
            int all = address.getAddress().length * Byte.SIZE;
            return new Network(address, slash < 0 ? all : Integer.parseInt(written, slash + 1, written.length(), 10));
        }

        boolean has(InetAddress other) {
            byte[] ours = address.getAddress();
            byte[] theirs = other.getAddress();
            if (theirs.length != ours.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> (bit % Byte.SIZE);
                if ((theirs[bit / Byte.SIZE] & mask) != (ours[bit / Byte.SIZE] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }

    /// Whom limits count a call for.
    ///
    /// @param peer the address that the connection comes from
    /// @param forwardedFor what proxies wrote, each behind what it was told: in the line that it was given,
    ///     or in a line of its own behind it
    String of(String peer, List<String> forwardedFor) {
        String caller = peer;
        List<String> told = forwardedFor.stream()
                .flatMap(line -> Arrays.stream(line.split(",", -1)))
                .toList();
        for (int i = told.size() - 1; i >= 0 && isTrusted(caller); i--) {
            caller = told.get(i).strip();
        }
        return literal(caller).map(Callers::counted).orElse(peer);
    }

    private boolean isTrusted(String caller) {
        return literal(caller)
                .filter(address -> trusted.stream().anyMatch(network -> network.has(address)))
                .isPresent();
    }

    private static String counted(InetAddress address) {
        byte[] bytes = address.getAddress();
        return Arrays.toString(address instanceof Inet6Address ? Arrays.copyOf(bytes, NETWORK_BYTES) : bytes);
    }

    private static Optional<InetAddress> literal(String text) {
        try {
            return Optional.of(InetAddress.ofLiteral(text));
        } catch (IllegalArgumentException noAddress) {
            return Optional.empty();
        }
    }
}
