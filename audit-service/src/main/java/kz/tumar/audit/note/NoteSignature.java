package kz.tumar.audit.note;

/// One signature line: who (name and id together) and the signature's bytes.
final class NoteSignature {
    private final String keyName;
    private final int keyId;
    private final byte[] signature;

    NoteSignature(String keyName, int keyId, byte[] signature) {
        this.keyName = keyName;
        this.keyId = keyId;
        this.signature = signature;
    }

    String keyName() {
        return keyName;
    }

    int keyId() {
        return keyId;
    }

    byte[] signature() {
        return signature;
    }
}
