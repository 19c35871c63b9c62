package io.tieout.recon.page;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import io.tieout.kit.fault.Fault;
import io.tieout.kit.problem.ProblemException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/// Answers with pages, also where something is wrong, and with the headers that keep them private and harmless.
final class Html {

    private static final Logger LOG = Logger.getLogger(Html.class);

    /// Nothing inline, nothing from elsewhere, in no frame.
    private static final String POLICY = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self';"
            + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private static final int OK = 200;
    private static final int UNAVAILABLE = 503;
    private static final int FAILED = 500;

    private Html() {}

    static Uni<Response> page(TemplateInstance template) {
        return page(OK, template);
    }

    static Uni<Response> page(int status, TemplateInstance template) {
        return template.createUni()
                .map(html -> secured(Response.status(status)
                                .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                                .entity(html))
                        .build());
    }

    /// After a form was taken: the page to look at next.
    static Response seeOther(String path) {
        return secured(Response.seeOther(URI.create(path))).build();
    }

    static Response.ResponseBuilder secured(Response.ResponseBuilder response) {
        return response.header("Content-Security-Policy", POLICY)
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer")
                .header("Cache-Control", "no-store");
    }

    /// What `work` answers, or a page that says what was wrong.
    static Uni<Response> orMessage(Reader reader, String back, Supplier<Uni<Response>> work) {
        return Uni.createFrom()
                .deferred(() -> work.get())
                .onFailure()
                .recoverWithUni(failure -> message(Shell.of(reader, Shell.Part.NONE), back, failure));
    }

    private static Uni<Response> message(Shell shell, String back, Throwable failure) {
        if (failure instanceof ProblemException problem) {
            List<String> fixes = problem.errors().stream()
                    .map(error -> error.pointer() + ": " + error.fix())
                    .toList();
            MessagePage page = new MessagePage(shell, problem.type().title(), problem.detail(), fixes, back);
            return page(problem.type().status(), Templates.message(page));
        }
        boolean isAway = Fault.of(failure) == Fault.OUTAGE;
        LOG.errorf(failure, "a page cannot be shown");
        MessagePage page = new MessagePage(
                shell,
                isAway ? "A part of the service is away" : "The service failed",
                isAway ? "The figures cannot be read at the moment." : "This is a defect; it is in the log.",
                List.of("Try again in a moment."),
                back);
        return page(isAway ? UNAVAILABLE : FAILED, Templates.message(page));
    }
}
