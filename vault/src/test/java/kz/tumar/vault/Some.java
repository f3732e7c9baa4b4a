package kz.tumar.vault;

import java.nio.charset.StandardCharsets;

/// Synthetic values for the tests.
final class Some {

    static final Category IDENTITY = new Category("client.identity");
    static final Category CONTACT = new Category("client.contact");
    static final OpeningReason REASON = new OpeningReason("request.answer");
    static final Opener OFFICER = new Opener("officer-7");

    private Some() {}

    static Subject subject() {
        return new Subject(CheckedReference.issue('s'));
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
