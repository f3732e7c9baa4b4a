package kz.tumar.local;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import kz.tumar.local.folder.LoopbackPorts;
import kz.tumar.local.issuer.IssuerAccess;
import kz.tumar.local.stack.Member;
import kz.tumar.local.stack.Ports;
import kz.tumar.local.stack.StackRefused;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "recover",
        description = {
            "Brings a log whose database is behind what it signed forward, from the manifests on Kafka, as the DPO.",
            "Waits until every signed root was reached. Exit status: 0 the log signs again, 1 it doesn't."
        },
        mixinStandardHelpOptions = true)
final class RecoverCommand implements Callable<Integer> {
    private static final Pattern CONDITION = Pattern.compile("\"condition\"\\s*:\\s*\"([^\"]*)\"");
    private static final Pattern SIZE = Pattern.compile("\"signedSize\"\\s*:\\s*(\\d+)");
    private static final String BEHIND = "BEHIND_SIGNED";
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final int ACCEPTED = 202;
    private static final int NOT_BEHIND = 409;

    @Mixin
    private DataOption data = new DataOption();

    @Override
    public Integer call() throws IOException, InterruptedException {
        var folder = data.startedFolder();
        var ports = Ports.read(folder.run())
                .orElseThrow(() -> new StackRefused("The stack isn't up on %s.".formatted(folder.root())));
        var audit = URI.create("http://" + LoopbackPorts.HOST + ":" + ports.of(Member.AUDIT));
        var token =
                IssuerAccess.local(ports.of(Member.ISSUER), folder.secrets()).token("dpo");
        try (var http = HttpClient.newHttpClient()) {
            var order = HttpRequest.newBuilder(audit.resolve("/recoveries"))
                    .timeout(TIMEOUT)
                    .header("Authorization", "Bearer " + token)
                    .POST(BodyPublishers.noBody())
                    .build();
            int answer = http.send(order, BodyHandlers.discarding()).statusCode();
            if (answer == NOT_BEHIND) {
                UpCommand.say("the log isn't behind what it signed: " + condition(http, audit));
                return 1;
            }
            if (answer != ACCEPTED) {
                throw new StackRefused("audit-service answered %d to the order to recover.".formatted(answer));
            }
            UpCommand.say("recovering");
            return followed(http, audit);
        }
    }

    private static int followed(HttpClient http, URI audit) throws IOException, InterruptedException {
        var condition = condition(http, audit);
        while (condition.startsWith("Recovering") || condition.startsWith("Outage") || condition.contains(BEHIND)) {
            Thread.sleep(PAUSE);
            condition = condition(http, audit);
        }
        if (condition.startsWith("Following")) {
            UpCommand.say("recovered: every signed root was reached; the log has " + told(health(http, audit), SIZE)
                    + " entries under its checkpoint");
            return 0;
        }
        UpCommand.say("not recovered: " + condition);
        return 1;
    }

    private static String condition(HttpClient http, URI audit) throws IOException, InterruptedException {
        return told(health(http, audit), CONDITION);
    }

    /// It answers 503 with the same body while the log doesn't sign.
    private static String health(HttpClient http, URI audit) throws IOException, InterruptedException {
        var question = HttpRequest.newBuilder(audit.resolve("/q/health/ready"))
                .timeout(TIMEOUT)
                .build();
        HttpResponse<String> answer = http.send(question, BodyHandlers.ofString());
        return answer.body();
    }

    private static String told(String health, Pattern what) {
        var found = what.matcher(health);
        return found.find() ? found.group(1) : "unknown";
    }
}
