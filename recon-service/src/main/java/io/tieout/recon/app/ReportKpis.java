package io.tieout.recon.app;

import io.smallrye.mutiny.Uni;
import io.tieout.recon.app.ReadKpis.Span;
import io.tieout.recon.domain.report.Delay;
import io.tieout.recon.domain.report.Kpi;
import io.tieout.recon.domain.report.KpiFigures;
import io.tieout.recon.domain.report.Kpis;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneId;
import java.util.List;

/// The figures of a window, by what is known now.
@ApplicationScoped
public class ReportKpis {

    private final ReadKpis figures;
    private final Rules rules;

    ReportKpis(ReadKpis figures, Rules rules) {
        this.figures = figures;
        this.rules = rules;
    }

    public Uni<List<Kpi>> of(String tenant, ReportWindow window) {
        return figures(tenant, window).map(Kpis::of);
    }

    public Uni<List<Delay>> delays(String tenant, ReportWindow window) {
        return figures(tenant, window).map(Delay::of);
    }

    private Uni<KpiFigures> figures(String tenant, ReportWindow window) {
        ZoneId zone = rules.calendarOf(rules.first()).zone();
        Span span = new Span(
                window.from().atStartOfDay(zone).toInstant(),
                window.to().plusDays(1).atStartOfDay(zone).toInstant(),
                rules.instant());
        return figures.figures(tenant, window, span);
    }
}
