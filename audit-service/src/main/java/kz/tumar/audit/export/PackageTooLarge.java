package kz.tumar.audit.export;

import java.io.IOException;

/// A package would be larger than its form allows: building it again changes nothing.
final class PackageTooLarge extends IOException {
    private static final long serialVersionUID = 1L;

    PackageTooLarge() {
        super("an export package larger than 4 GiB isn't supported; narrow its scope");
    }
}
