package io.tieout.recon.rest;

import io.tieout.kit.page.Cursor;
import io.tieout.recon.app.FilterValues;
import io.tieout.recon.app.TryRule;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/// What a draft of a rule is tried on.
public class RuleTrialParameters extends QueryParameters {

    @QueryParam("from")
    @Parameter(description = "First business date of what is compared.", example = "2026-03-01")
    public @Nullable String from;

    @QueryParam("to")
    @Parameter(description = "Last business date of what is compared.", example = "2026-03-06")
    public @Nullable String to;

    @QueryParam("entity")
    @Parameter(description = "Legal entity.", example = "US")
    public @Nullable String entity;

    @QueryParam("units")
    @Parameter(
            description = "Transactions or references to look at, 1 to " + TryRule.UNITS_MAX + "; "
                    + TryRule.UNITS_DEFAULT + " when left out.")
    public @Nullable String units;

    @QueryParam("cursor")
    @Parameter(description = "`next` of the call before.")
    public @Nullable String cursor;

    TryRule.Window window() {
        return filters().window();
    }

    int units() {
        return filters().units();
    }

    @Nullable
    UUID after(Object... bound) {
        return cursor == null || cursor.isEmpty()
                ? null
                : FilterValues.id("cursor", Cursor.decode(cursor, bound).text(0));
    }
}
