package io.tieout.ingest.rest;

import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// What the API description says of the service as a whole.
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Tieout ingest-service",
                        version = "1",
                        description =
                                "Takes vendors' formats in, proves what was received, sends canonical events on."),
        tags = {
            @Tag(name = "intake", description = "For platforms: events and webhooks."),
            @Tag(name = "sources", description = "For operators: who may send."),
            @Tag(name = "desk", description = "What was received, and what could not be read or processed.")
        })
public class IngestApplication extends Application {

    static final String API_KEY = "apiKey";

    /// The scheme that the kit describes for tokens.
    static final String TOKEN = "bearer";
}
