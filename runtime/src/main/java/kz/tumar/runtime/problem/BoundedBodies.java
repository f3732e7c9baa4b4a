package kz.tumar.runtime.problem;

import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import kz.tumar.contract.ProblemType;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/// Refuses a body that does not say how large it is as soon as it has grown too large, unless it is one that is read
/// in pieces.
final class BoundedBodies {
    private static final Set<String> WITHOUT = Set.of("GET", "HEAD", "OPTIONS");

    private final EarlyRefusals limits;

    @Inject
    BoundedBodies(EarlyRefusals limits) {
        this.limits = limits;
    }

    @ServerRequestFilter
    void bound(ContainerRequestContext request) {
        boolean says = request.getHeaderString(HttpHeaders.CONTENT_LENGTH) != null;
        boolean streamed = limits.isStreamed(
                request.getMethod(), "/" + request.getUriInfo().getPath().replaceFirst("^/", ""));
        if (!says && !streamed && !WITHOUT.contains(request.getMethod())) {
            request.setEntityStream(new Bounded(request.getEntityStream(), limits.most()));
        }
    }

    /// A stream that ends in a refusal where it is too long.
    private static final class Bounded extends FilterInputStream {
        private long left;

        Bounded(InputStream body, long most) {
            super(body);
            this.left = most;
        }

        @Override
        public int read() throws IOException {
            int next = super.read();
            count(next < 0 ? 0 : 1);
            return next;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int read = super.read(bytes, from, length);
            count(Math.max(0, read));
            return read;
        }

        @Override
        public long skip(long most) throws IOException {
            long skipped = super.skip(most);
            count(skipped);
            return skipped;
        }

        private void count(long read) {
            left -= read;
            if (left < 0) {
                throw new ProblemException(ProblemType.TOO_LARGE);
            }
        }
    }
}
