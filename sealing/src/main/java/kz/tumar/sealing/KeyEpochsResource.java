package kz.tumar.sealing;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import kz.tumar.vault.DestructionHorizon;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// The destruction horizon: what is destroyed is gone online at once; this says by when it is gone from every backup.
@Path("/key-epochs")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"dpo", "deputy"})
class KeyEpochsResource {
    private final TurningEpochs epochs;

    @Inject
    KeyEpochsResource(TurningEpochs epochs) {
        this.epochs = epochs;
    }

    /// One epoch whose keys are still there.
    ///
    /// @param settledAt           since when nothing living stands under its keys
    /// @param destroyedCategories data keys destroyed in it: each was all of one person in one category of data
    /// @param goneFromBackupsBy   when its keys can go at the earliest
    /// @param waitsFor            what has to happen for that
    record EpochView(
            int epoch,
            Instant startedAt,
            @Nullable Instant settledAt,
            long destroyedCategories,
            Instant goneFromBackupsBy,
            DestructionHorizon.WaitsFor waitsFor) {
        static EpochView of(DestructionHorizon reach) {
            return new EpochView(
                    reach.epoch().number(),
                    reach.epoch().startedAt(),
                    reach.epoch().settledAt().orElse(null),
                    reach.categories(),
                    reach.goneBy(),
                    reach.waitsFor());
        }
    }

    /// The epochs whose keys are still there, oldest first.
    record Epochs(List<EpochView> epochs) {
        Epochs {
            epochs = List.copyOf(epochs);
        }
    }

    @GET
    @RunOnVirtualThread
    @Operation(summary = "Until when destroyed data can be opened out of a backup, and what that date waits for.")
    public Epochs epochs() {
        return new Epochs(epochs.horizon().stream().map(EpochView::of).toList());
    }
}
