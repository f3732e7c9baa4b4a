package kz.tumar.bench.decide;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongFunction;
import kz.tumar.bench.measure.Latencies;
import kz.tumar.local.folder.LoopbackPorts;
import org.jspecify.annotations.Nullable;

/// Requests over kept connections, all on one thread, so that asking takes as little of the machine as it can. Any
/// answer but 200 or 201 ends it.
public final class HttpLoad implements AutoCloseable {
    private static final int ANSWER_LIMIT = 256 * 1024;
    private static final long LONGEST_PARK = 100_000;

    private final Selector selector;
    private final List<Connection> connections = new ArrayList<>();
    private final LongFunction<byte[]> requests;
    private long next;
    private long answered;

    /// @param requests the bytes of the request of a number
    public HttpLoad(int port, int width, LongFunction<byte[]> requests) throws IOException {
        this.selector = Selector.open();
        this.requests = requests;
        for (int i = 0; i < width; i++) {
            var channel = SocketChannel.open(new InetSocketAddress(LoopbackPorts.address(), port));
            channel.socket().setTcpNoDelay(true);
            channel.configureBlocking(false);
            var connection = new Connection(channel);
            channel.register(selector, SelectionKey.OP_READ, connection);
            connections.add(connection);
        }
    }

    private static final class Connection {
        private final SocketChannel channel;
        private final byte[] bytes = new byte[ANSWER_LIMIT];
        private final ByteBuffer answer = ByteBuffer.wrap(bytes);
        private long intended;

        private Connection(SocketChannel channel) {
            this.channel = channel;
        }

        void ask(byte[] request, long intendedNanos) throws IOException {
            intended = intendedNanos;
            answer.clear();
            var buffer = ByteBuffer.wrap(request);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
        }

        /// Whether the whole answer is there.
        boolean answered() throws IOException {
            if (channel.read(answer) < 0) {
                throw new IOException("The service closed a connection.");
            }
            return HttpAnswer.complete(bytes, answer.position());
        }
    }

    /// Asks as fast as answers come, for that long.
    ///
    /// @return answers a second
    public double saturate(Duration lasting) throws IOException {
        long start = System.nanoTime();
        long before = answered;
        for (var connection : connections) {
            connection.ask(requests.apply(next++), start);
        }
        long end = start + lasting.toNanos();
        int open = connections.size();
        double rate = 0;
        while (open > 0) {
            selector.select();
            for (var key : selector.selectedKeys()) {
                var connection = (Connection) key.attachment();
                if (connection.answered()) {
                    answered++;
                    long now = System.nanoTime();
                    if (now < end) {
                        connection.ask(requests.apply(next++), now);
                        rate = (answered - before) * 1e9 / (now - start);
                    } else {
                        open--;
                    }
                }
            }
            selector.selectedKeys().clear();
        }
        return rate;
    }

    /// Asks at a fixed rate, whether answers come or not; latency from when each question was meant to go.
    public Latencies openLoop(double perSecond, Duration lasting) throws IOException {
        var latencies = new Latencies();
        Deque<Connection> idle = new ArrayDeque<>(connections);
        long start = System.nanoTime();
        double period = 1e9 / perSecond;
        long turns = (long) (lasting.toNanos() / period);
        long turn = 0;
        long done = 0;
        while (done < turns) {
            long now = System.nanoTime();
            while (turn < turns && due(start, period, turn) <= now && !idle.isEmpty()) {
                idle.pop().ask(requests.apply(next++), due(start, period, turn));
                turn++;
            }
            wait(turn < turns && !idle.isEmpty() ? due(start, period, turn) - System.nanoTime() : null);
            for (var key : selector.selectedKeys()) {
                var connection = (Connection) key.attachment();
                if (connection.answered()) {
                    latencies.add(System.nanoTime() - connection.intended);
                    idle.push(connection);
                    done++;
                }
            }
            selector.selectedKeys().clear();
        }
        return latencies;
    }

    private static long due(long start, double period, long turn) {
        return start + (long) (turn * period);
    }

    /// Waits for an answer or for the next turn; short waits don't spin, since what is asked needs the processor more.
    private void wait(@Nullable Long nanos) throws IOException {
        if (nanos == null) {
            selector.select();
        } else if (nanos > 1_000_000) {
            selector.select(nanos / 1_000_000);
        } else if (selector.selectNow() == 0 && nanos > 0) {
            LockSupport.parkNanos(Math.min(nanos, LONGEST_PARK));
            selector.selectNow();
        }
    }

    @Override
    public void close() throws IOException {
        for (var connection : connections) {
            connection.channel.close();
        }
        selector.close();
    }
}
