package kz.tumar.local;

import java.util.concurrent.Callable;
import kz.tumar.local.stack.StoppingStack;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "down",
        description = "Stops everything that runs on the data folder; the data stays.",
        mixinStandardHelpOptions = true)
final class DownCommand implements Callable<Integer> {

    @Mixin
    private DataOption data = new DataOption();

    @Override
    public Integer call() {
        var ran = StoppingStack.on(data.startedFolder(), UpCommand::say);
        UpCommand.say(ran ? "stopped" : "nothing was running");
        return 0;
    }
}
