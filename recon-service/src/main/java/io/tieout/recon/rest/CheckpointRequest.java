package io.tieout.recon.rest;

import io.tieout.recon.app.CheckpointWindow;
import io.tieout.recon.domain.checkpoint.Window;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// The window to freeze, as a caller sends it. Everything may be absent here; [#window()] says what is missing.
@Schema(
        name = "CheckpointRequest",
        requiredProperties = {"entity", "currency", "from", "to"})
record CheckpointRequest(
        @Schema(description = "Legal entity.", examples = "US") @Nullable
        String entity,

        @Schema(examples = "USD") @Nullable String currency,

        @Schema(description = "First business date.", examples = "2026-03-01") @Nullable
        String from,

        @Schema(description = "Last business date; also the day ages count to.", examples = "2026-03-06") @Nullable
        String to) {

    Window window() {
        return new CheckpointWindow(entity, currency, from, to).read();
    }
}
