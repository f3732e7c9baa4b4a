package kz.tumar.bench.start;

/// A Java process that does nothing.
final class BareStart {
    private BareStart() {}

    public static void main(String[] arguments) {}
}
