package io.tieout.recon.app;

import io.smallrye.mutiny.Uni;
import io.tieout.recon.domain.report.KpiFigures;
import java.time.Instant;

/// Adds up what figures are computed from.
public interface ReadKpis {

    /// When the window's days begin and end, and what time it is.
    record Span(Instant start, Instant end, Instant now) {}

    Uni<KpiFigures> figures(String tenant, ReportWindow window, Span span);
}
