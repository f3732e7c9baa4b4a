package kz.tumar.audit.sequence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import kz.tumar.audit.note.SignedNote;

/// A record of `tumar.checkpoints`: a signed checkpoint and the manifests of the batches since the one before.
record CheckpointMessage(SignedNote note, List<Manifest> manifests) {
    private static final String FORMAT = "tumar-checkpoint/1";
    private static final ObjectMapper JSON = new ObjectMapper();

    CheckpointMessage {
        manifests = List.copyOf(manifests);
    }

    /// @param manifests the manifests' bytes
    static byte[] encode(SignedNote note, List<byte[]> manifests) {
        try {
            ObjectNode message = JSON.createObjectNode().put("format", FORMAT);
            message.put("checkpoint", note.toString());
            var array = message.putArray("manifests");
            for (byte[] manifest : manifests) {
                array.add(JSON.readTree(manifest));
            }
            return JSON.writeValueAsBytes(message);
        } catch (IOException impossible) {
            throw new IllegalStateException("a manifest is not JSON", impossible);
        }
    }

    /// @throws IllegalArgumentException when the bytes are no such record
    static CheckpointMessage parse(byte[] bytes) {
        try {
            JsonNode message = JSON.readTree(bytes);
            if (!message.path("format").asText().equals(FORMAT)) {
                throw new IllegalArgumentException("not a checkpoint record of version 1");
            }
            List<Manifest> manifests = new ArrayList<>();
            message.path("manifests").forEach(manifest -> manifests.add(Manifest.parse(manifest)));
            byte[] note = message.path("checkpoint").asText().getBytes(StandardCharsets.UTF_8);
            return new CheckpointMessage(SignedNote.parse(note), manifests);
        } catch (IOException malformed) {
            throw new IllegalArgumentException("not a checkpoint record", malformed);
        }
    }
}
