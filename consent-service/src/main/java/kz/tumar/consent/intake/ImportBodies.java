package kz.tumar.consent.intake;

import jakarta.enterprise.context.ApplicationScoped;
import kz.tumar.runtime.problem.StreamedBodies;

/// Files of lines may have any size: {@link Importing} keeps a batch of lines at a time.
@ApplicationScoped
class ImportBodies implements StreamedBodies {
    @Override
    public boolean areAt(String method, String path) {
        return method.equals("POST") && path.startsWith("/imports/");
    }
}
