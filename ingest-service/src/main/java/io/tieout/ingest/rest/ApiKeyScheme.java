package io.tieout.ingest.rest;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;
import org.jspecify.annotations.Nullable;

/// Describes the platforms' API key beside the kit's token. As an annotation it would be taken for the scheme of every
/// operation that names roles.
@OpenApiFilter(stages = OpenApiFilter.RunStage.RUNTIME_STARTUP)
public class ApiKeyScheme implements OASFilter {

    @Override
    public void filterOpenAPI(OpenAPI description) {
        @Nullable Components present = description.getComponents();
        Components components = present == null ? OASFactory.createComponents() : present;
        components.addSecurityScheme(
                IngestApplication.API_KEY,
                OASFactory.createSecurityScheme()
                        .type(SecurityScheme.Type.APIKEY)
                        .in(SecurityScheme.In.HEADER)
                        .name("X-Api-Key")
                        .description("The key that the registration of the source showed once."));
        description.setComponents(components);
    }
}
