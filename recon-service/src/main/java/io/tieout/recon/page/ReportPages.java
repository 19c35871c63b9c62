package io.tieout.recon.page;

import io.smallrye.mutiny.Uni;
import io.tieout.event.Coded;
import io.tieout.kit.problem.CommonProblem;
import io.tieout.kit.problem.ProblemException;
import io.tieout.recon.app.Rules;
import io.tieout.recon.page.ReportFigures.Made;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/// Every report as a page and as files. What the filters do not allow is said above them, so that they can be mended.
@Path("/pages/reports")
@PermitAll // who may read is decided by the cookie's token; see SignIn
class ReportPages {

    private static final String HERE = "/pages/reports";
    private static final int OK = 200;

    private final Visits visits;
    private final WindowReports windows;
    private final OpenReports open;
    private final StockReports stock;
    private final BalanceReports balances;
    private final Rules rules;

    ReportPages(
            Visits visits,
            WindowReports windows,
            OpenReports open,
            StockReports stock,
            BalanceReports balances,
            Rules rules) {
        this.visits = visits;
        this.windows = windows;
        this.open = open;
        this.stock = stock;
        this.balances = balances;
        this.rules = rules;
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public Uni<Response> all(@CookieParam(SignIn.COOKIE) @Nullable String token, @Context UriInfo uri) {
        return visits.of(token, uri, HERE, visit -> Html.page(Templates.reports(ReportsPage.of(visit.reader()))));
    }

    @GET
    @Path("/{report}")
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public Uni<Response> one(
            @CookieParam(SignIn.COOKIE) @Nullable String token, @RestPath String report, @Context UriInfo uri) {
        return visits.of(token, uri, HERE, visit -> {
            Report known = known(report);
            return Uni.createFrom()
                    .deferred(() -> {
                        int page = visit.filters().page();
                        return made(known, visit, page * Grid.ROWS_MAX)
                                .chain(made -> page(OK, known, visit, made, page, ""));
                    })
                    .onFailure(ProblemException.class)
                    .recoverWithUni(failure -> problem(known, visit, failure));
        });
    }

    @GET
    @Path("/{report}/{format}")
    @Operation(hidden = true)
    public Uni<Response> file(
            @CookieParam(SignIn.COOKIE) @Nullable String token,
            @RestPath String report,
            @RestPath String format,
            @Context UriInfo uri) {
        return visits.of(
                token,
                uri,
                HERE,
                visit -> made(known(report), visit, Integer.MAX_VALUE)
                        .chain(made -> Download.of(format, made.name(), made::tables)));
    }

    private Uni<Made> made(Report report, Visit visit, int rowsMax) {
        ReportFigures figures = switch (report.kind()) {
            case WINDOW, ROWS -> windows;
            case OPEN, PAYOUT -> open;
            case STOCK -> stock;
            case BALANCES -> balances;
        };
        return figures.make(report, visit, rowsMax);
    }

    private Uni<Response> problem(Report report, Visit visit, ProblemException problem) {
        StringBuilder words = new StringBuilder(problem.detail());
        problem.errors().forEach(error -> words.append(' ').append(error.fix()));
        return page(problem.type().status(), report, visit, new Made("", List.of()), 1, words.toString());
    }

    private Uni<Response> page(int status, Report report, Visit visit, Made made, int page, String problem) {
        return Html.page(
                status, Templates.report(ReportPage.of(visit, report, rules.ids(), made.tables(), page, problem)));
    }

    private static Report known(String code) {
        return Coded.find(Report.class, code)
                .orElseThrow(() -> CommonProblem.NOT_FOUND.because("There is no report of this name."));
    }
}
