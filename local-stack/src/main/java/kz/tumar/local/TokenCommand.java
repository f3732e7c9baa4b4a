package kz.tumar.local;

import java.util.concurrent.Callable;
import kz.tumar.local.issuer.IssuerAccess;
import kz.tumar.local.stack.Member;
import kz.tumar.local.stack.Ports;
import kz.tumar.local.stack.StackRefused;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "token",
        description = "Prints a bearer token of the local issuer, valid for an hour.",
        mixinStandardHelpOptions = true)
final class TokenCommand implements Callable<Integer> {

    @Mixin
    private DataOption data = new DataOption();

    @Parameters(
            paramLabel = "ROLE",
            description = "dpo, deputy, officer, regulator, employee, system:CODE or subject:REFERENCE")
    private String role = "";

    @Override
    public Integer call() {
        var folder = data.startedFolder();
        if (!folder.used()) {
            throw new StackRefused("Nothing was ever started on %s; run ./tumar up first.".formatted(folder.root()));
        }
        var ports = Ports.read(folder.run())
                .orElseThrow(() -> new StackRefused("The stack isn't up on %s.".formatted(folder.root())));
        System.out.println(
                IssuerAccess.local(ports.of(Member.ISSUER), folder.secrets()).token(role));
        return 0;
    }
}
