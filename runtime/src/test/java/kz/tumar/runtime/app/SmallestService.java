package kz.tumar.runtime.app;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.sql.Connection;
import java.util.List;
import java.util.Set;
import kz.tumar.contract.Event;
import kz.tumar.contract.PolicyVersion;
import kz.tumar.contract.TopicName;
import kz.tumar.contract.claim.Claim;
import kz.tumar.contract.command.Command;
import kz.tumar.contract.fact.Fact;
import kz.tumar.delivery.Behaviour;
import kz.tumar.delivery.Decision;
import kz.tumar.delivery.Incoming;

/// A service that owns nothing and answers with the length of what it was sent.
@ApplicationScoped
@Path("/length")
public class SmallestService implements Behaviour {
    @Inject
    SecurityIdentity identity;

    @POST
    @PermitAll
    public String length(byte[] body) {
        return Integer.toString(body.length);
    }

    @GET
    @Path("/secret")
    @RolesAllowed("dpo")
    public String secret() {
        return "for the DPO";
    }

    @GET
    @Path("/caller")
    @RolesAllowed("dpo")
    public String caller() {
        return identity.getPrincipal().getName() + " " + identity.getRoles()
                + (identity.getAttribute("tumar.remembered") == null ? " verified" : " remembered");
    }

    @Override
    public Set<TopicName> topics() {
        return Set.of(new TopicName("tumar.policy"));
    }

    @Override
    public boolean owns(Claim claim) {
        return false;
    }

    @Override
    public Decision decide(Connection transaction, Incoming<? extends Claim> claim) {
        return nothing();
    }

    @Override
    public void project(Connection transaction, Incoming<? extends Fact> fact) {}

    @Override
    public Decision react(Connection transaction, Incoming<? extends Fact> fact) {
        return nothing();
    }

    @Override
    public Decision obey(Connection transaction, Incoming<? extends Command> command) {
        return nothing();
    }

    @Override
    public void keep(Connection transaction, TopicName topic, String key, String content) {}

    @Override
    public void apply(Connection transaction, Event<? extends Fact> fact) {}

    private static Decision nothing() {
        return new Decision.Accepted(new PolicyVersion("2026-01-01"), List.of());
    }
}
