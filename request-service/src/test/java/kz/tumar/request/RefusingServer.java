package kz.tumar.request;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/// A mail server that takes no recipient, for good. It closes what was ended with `QUIT`, as a server must
/// (RFC 5321, 4.1.1.10): the mail client gives a connection that failed back when it is closed, and has few.
final class RefusingServer implements AutoCloseable {
    private final ServerSocket server;
    private final AtomicInteger asked = new AtomicInteger();

    RefusingServer(int port) throws IOException {
        this.server = new ServerSocket(port, 10, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::serve);
    }

    /// How often it was asked to take one.
    int asked() {
        return asked.get();
    }

    private void serve() {
        while (!server.isClosed()) {
            try {
                Socket caller = server.accept();
                Thread.ofVirtual().start(() -> talk(caller));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void talk(Socket caller) {
        try (caller;
                var reader =
                        new BufferedReader(new InputStreamReader(caller.getInputStream(), StandardCharsets.US_ASCII))) {
            say(caller, "220 here");
            String line = reader.readLine();
            while (line != null && !line.startsWith("QUIT")) {
                boolean recipient = line.startsWith("RCPT");
                if (recipient) {
                    asked.incrementAndGet();
                }
                say(caller, recipient ? "550 no such mailbox" : "250 ok");
                line = reader.readLine();
            }
            say(caller, "221 bye");
        } catch (IOException gone) {
            // The caller went away.
        }
    }

    private static void say(Socket caller, String line) throws IOException {
        caller.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
