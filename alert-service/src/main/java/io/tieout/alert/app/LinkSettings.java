package io.tieout.alert.app;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/// `tieout.links.*`: where the links in alerts lead. Without a base address there is no link.
@ConfigMapping(prefix = "tieout.links")
public interface LinkSettings {

    /// Base address of recon-service, such as `https://recon.example.com`.
    Optional<String> recon();

    /// Below [#recon()]: the open breaks of one entity. `{currency}` is known too.
    @WithDefault("/pages/breaks?status=open&entity={entity}")
    String breaksPath();

    /// Below [#recon()]: one break.
    @WithDefault("/pages/breaks/{breakId}")
    String breakPath();

    /// Below [#recon()]: one incident.
    @WithDefault("/pages/incidents/{incidentId}")
    String incidentPath();

    /// A trace in the trace viewer; `{traceId}` stands for its id, or the id is added at the end.
    Optional<String> trace();
}
