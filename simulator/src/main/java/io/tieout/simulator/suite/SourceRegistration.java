package io.tieout.simulator.suite;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A system that will send events, as an operator registers it with the suite. It posts CloudEvents unless it is given
/// another format.
public final class SourceRegistration {

    private final String id;
    private final ObjectNode source;

    private SourceRegistration(String id, String entity) {
        this.id = id;
        this.source = Json.object().put("id", id).put("format", "cloudevents").put("entity", entity);
    }

    /// @param roles by their codes, such as `storefront`
    public static SourceRegistration of(String id, String entity, List<String> roles) {
        SourceRegistration registration = new SourceRegistration(id, entity);
        ArrayNode codes = registration.source.putArray("roles");
        roles.forEach(codes::add);
        return registration;
    }

    /// @param cutOff local time at which its business day starts
    public SourceRegistration day(String timeZone, String cutOff) {
        source.put("timeZone", timeZone).put("cutOff", cutOff);
        return this;
    }

    /// @param secret with which the vendor signs; null for formats without webhooks
    public SourceRegistration format(String format, @Nullable String secret) {
        source.put("format", format);
        if (secret != null) {
            source.put("secret", secret);
        }
        return this;
    }

    /// @param name under which its ids are referenced, where that is not its own id
    public SourceRegistration issuer(String name) {
        source.put("issuer", name);
        return this;
    }

    /// @param options settings of the format
    public SourceRegistration options(Map<String, String> options) {
        ObjectNode all = source.putObject("options");
        options.forEach(all::put);
        return this;
    }

    /// @param from by role, since when it holds it
    /// @param until by role, until when
    public SourceRegistration effective(Map<String, String> from, Map<String, String> until) {
        from.forEach((role, at) -> source.withObject("/effective/" + role).put("from", at));
        until.forEach((role, at) -> source.withObject("/effective/" + role).put("until", at));
        return this;
    }

    /// Returns the API key, which is shown this once; null where the source was registered before.
    public @Nullable String register(Suite suite, Client client) {
        JsonNode registered = client.post(
                        suite.ingest(),
                        "/v1/sources",
                        Map.of("Authorization", "Bearer " + suite.operatorToken(), "Content-Type", "application/json"),
                        Json.bytes(source))
                .expect(200, 201)
                .json();
        return registered.path("apiKey").textValue();
    }

    /// Returns the API key.
    ///
    /// @throws IllegalStateException when the tenant has the source already
    public String registerNew(Suite suite, Client client) {
        String apiKey = register(suite, client);
        if (apiKey == null) {
            throw new IllegalStateException("tenant " + suite.tenant() + " has the source " + id
                    + " already, and its key was shown once: set TIEOUT_TENANT to a tenant that is new");
        }
        return apiKey;
    }
}
