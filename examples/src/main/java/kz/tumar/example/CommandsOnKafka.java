package kz.tumar.example;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/// Reads this system's commands. Its place in the topic is committed after a command was obeyed and answered,
/// so a crash repeats a command and loses none.
final class CommandsOnKafka implements Runnable {
    private final Surroundings surroundings;
    private final Obeying obeying;

    CommandsOnKafka(Surroundings surroundings, Obeying obeying) {
        this.surroundings = surroundings;
        this.obeying = obeying;
    }

    @Override
    public void run() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                read();
            } catch (KafkaException | IllegalStateException outage) {
                System.err.printf(
                        "%s: %s, reading again%n",
                        surroundings.system(), outage.getClass().getSimpleName());
                pause();
            }
        }
    }

    private void read() {
        var properties = surroundings.kafka();
        properties.put("group.id", surroundings.system());
        properties.put("enable.auto.commit", "false");
        properties.put("auto.offset.reset", "earliest");
        try (var consumer = new KafkaConsumer<>(properties, new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.subscribe(List.of("company." + surroundings.system() + ".commands"));
            obeying.answerWhatIsNotAnswered();
            while (!Thread.currentThread().isInterrupted()) {
                var commands = consumer.poll(Duration.ofMillis(500));
                commands.forEach(command -> obey(command.value()));
                if (!commands.isEmpty()) {
                    obeying.answerWhatIsNotAnswered();
                    consumer.commitSync();
                }
            }
        }
    }

    private void obey(byte[] command) {
        try {
            obeying.obey(Wire.JSON.readTree(new String(command, java.nio.charset.StandardCharsets.UTF_8)));
        } catch (JsonProcessingException unreadable) {
            System.err.printf("%s: skipped a command that is not JSON%n", surroundings.system());
        }
    }

    private static void pause() {
        try {
            Thread.sleep(Duration.ofSeconds(1));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
