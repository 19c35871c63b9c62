package io.tieout.recon.app;

import org.jspecify.annotations.Nullable;

/// Which checkpoints a list has; a part left out is no condition.
public record CheckpointQuery(
        @Nullable String entity, @Nullable String currency) {}
