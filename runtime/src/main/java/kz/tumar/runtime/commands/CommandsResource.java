package kz.tumar.runtime.commands;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.ProblemType;
import kz.tumar.contract.Violation;
import kz.tumar.runtime.access.Caller;
import kz.tumar.runtime.problem.ProblemException;
import org.eclipse.microprofile.openapi.annotations.Operation;

/// The way out for holders that speak HTTP: their own commands, after the place they have stored.
@Path("/commands")
@Produces(MediaType.APPLICATION_JSON)
class CommandsResource {
    private static final Pattern CURSOR = Pattern.compile("0|[1-9][0-9]{0,18}\\.[1-9][0-9]{0,18}");
    private static final int PAGE = 100;
    private static final int LONGEST_WAIT_SECONDS = 20;
    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

    private final CommandBox box;
    private final Caller caller;

    @Inject
    CommandsResource(CommandBox box, Caller caller) {
        this.box = box;
        this.caller = caller;
    }

    /// @param after the cursor of the last answer, `0` at first; store the new one only after obeying
    /// @param wait seconds to wait for a command when there is none, at most 20
    @GET
    @RolesAllowed("system")
    @RunOnVirtualThread
    @Operation(summary = "The caller's own commands after a cursor, as the events that are on its topic.")
    public String commands(
            @QueryParam("after") @DefaultValue("0") String after, @QueryParam("wait") @DefaultValue("0") int wait) {
        HolderCode holder = caller.system();
        CommandBox.Place place = place(after);
        Instant end = Instant.now().plusSeconds(Math.clamp(wait, 0, LONGEST_WAIT_SECONDS));
        CommandBox.Page page = box.after(holder, place, PAGE);
        while (page.commands().isEmpty() && Instant.now().isBefore(end)) {
            pause();
            page = box.after(holder, place, PAGE);
        }
        return "{\"commands\":[" + String.join(",", page.commands()) + "],\"cursor\":\"" + cursor(page.last()) + "\"}";
    }

    private static CommandBox.Place place(String cursor) {
        if (!CURSOR.matcher(cursor).matches()) {
            throw new ProblemException(
                    ProblemType.INVALID_PARAMETER,
                    List.of(new Violation("/after", "pattern", "a cursor of an answer")));
        }
        int dot = cursor.indexOf('.');
        return dot < 0
                ? CommandBox.Place.START
                : new CommandBox.Place(
                        Long.parseLong(cursor.substring(0, dot)), Long.parseLong(cursor.substring(dot + 1)));
    }

    private static String cursor(CommandBox.Place place) {
        return place.equals(CommandBox.Place.START) ? "0" : place.transaction() + "." + place.row();
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK_AGAIN);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new ProblemException(ProblemType.UNAVAILABLE);
        }
    }
}
