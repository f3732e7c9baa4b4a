package kz.tumar.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongConsumer;
import java.util.function.LongFunction;
import kz.tumar.verify.face.FolderFace;
import kz.tumar.verify.face.HttpFace;
import kz.tumar.verify.face.LogFace;
import kz.tumar.verify.fsck.LogCheck;
import kz.tumar.verify.fsck.LogFindings;
import kz.tumar.verify.mirror.Mirroring;
import kz.tumar.verify.refusal.Reason;
import kz.tumar.verify.refusal.Refused;
import kz.tumar.verify.trust.TrustPolicy;

/// The commands about a whole log: `mirror URL DIR` and `fsck URL|DIR`.
final class LogCommand {
    private static final String TOKEN = "TUMAR_TOKEN";

    private final Arguments arguments;
    private final Path folder;
    private final Map<String, String> environment;
    private final LongFunction<LongConsumer> progress;

    LogCommand(Arguments arguments, Path folder, Map<String, String> environment, LongFunction<LongConsumer> progress) {
        this.arguments = arguments;
        this.folder = folder;
        this.environment = environment;
        this.progress = progress;
    }

    Verdict mirror(TrustPolicy trust) {
        String address = arguments.place(0);
        if (!HttpFace.isAddress(address)) {
            throw new Refused(Reason.ARGUMENT, address);
        }
        try (HttpFace log = new HttpFace(address, token())) {
            Mirroring.Copied copied = new Mirroring(log, trust, arguments.admission(), arguments.hashesOnly(), progress)
                    .into(Arguments.resolve(folder, arguments.place(1)));
            return new Verdict.LogVerified(new LogFindings(
                    copied.checkpoint(),
                    !arguments.hashesOnly(),
                    0,
                    OptionalLong.empty(),
                    0,
                    OptionalLong.of(copied.before())));
        }
    }

    Verdict fsck(TrustPolicy trust) {
        String place = arguments.place(0);
        if (!HttpFace.isAddress(place)) {
            return checked(new FolderFace(Arguments.resolve(folder, place)), trust);
        }
        try (HttpFace log = new HttpFace(place, token())) {
            return checked(log, trust);
        }
    }

    private Verdict checked(LogFace log, TrustPolicy trust) {
        LogCheck check = new LogCheck(log, trust, arguments.admission(), progress);
        if (arguments.hashesOnly()) {
            return new Verdict.LogVerified(check.hashes());
        }
        Optional<Path> records = arguments.records(folder);
        if (records.isEmpty()) {
            return new Verdict.LogVerified(check.entries((_, _) -> {}));
        }
        try (RecordsFile file = new RecordsFile(records.get())) {
            LogFindings findings = check.entries(file);
            file.keep();
            return new Verdict.LogVerified(findings);
        }
    }

    /// A token is a secret: it comes by a file or the environment, never by the command line.
    private Optional<String> token() {
        Optional<Path> file = arguments.token(folder);
        if (file.isEmpty()) {
            return Optional.ofNullable(environment.get(TOKEN)).filter(text -> !text.isBlank());
        }
        try {
            return Optional.of(Files.readString(file.get(), UTF_8).strip());
        } catch (IOException e) {
            throw new Refused(Reason.FILE_UNREADABLE, file.get());
        }
    }
}
