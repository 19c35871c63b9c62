package io.tieout.kit.sample;

import io.smallrye.mutiny.Uni;
import io.tieout.kit.db.TenantTx;
import io.tieout.kit.kafka.EventProducer;
import io.tieout.kit.page.Page;
import io.tieout.kit.page.PageRequest;
import io.tieout.kit.problem.CommonProblem;
import io.tieout.kit.security.Caller;
import io.tieout.kit.security.Roles;
import io.tieout.kit.trace.RecordTrace;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

@Path("/v1/samples")
class SampleResource {

    private static final String LIST =
            "SELECT id, amount_minor FROM sample WHERE ($1::text IS NULL OR id > $1) ORDER BY id LIMIT $2";
    private static final String ONE = "SELECT id, amount_minor FROM sample WHERE id = $1";

    private final TenantTx tx;
    private final EventProducer producer;
    private final RecordTrace trace;
    private final Caller caller;

    SampleResource(TenantTx tx, EventProducer producer, RecordTrace trace, Caller caller) {
        this.tx = tx;
        this.producer = producer;
        this.trace = trace;
        this.caller = caller;
    }

    record SampleView(String id, long amountMinor) {}

    @GET
    @RolesAllowed(Roles.VIEWER)
    public Uni<Page<SampleView>> list(@RestQuery @Nullable String pageSize, @RestQuery @Nullable String cursor) {
        PageRequest request = PageRequest.of(pageSize, cursor, "samples", caller.tenant());
        String after = request.after() == null ? null : request.after().text(0);
        return tx.inTenantTx(
                        caller.tenant(),
                        connection -> connection.preparedQuery(LIST).execute(Tuple.of(after, request.limit())))
                .map(rows -> {
                    List<SampleView> views = new ArrayList<>();
                    rows.forEach(row -> views.add(new SampleView(row.getString(0), row.getLong(1))));
                    return request.page(views, view -> List.of(view.id()));
                });
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Roles.VIEWER)
    public Uni<SampleView> one(@RestPath String id) {
        return tx.inTenantTx(
                        caller.tenant(),
                        connection -> connection.preparedQuery(ONE).execute(Tuple.of(id)))
                .map(rows -> {
                    for (var row : rows) {
                        return new SampleView(row.getString(0), row.getLong(1));
                    }
                    throw CommonProblem.NOT_FOUND.because("There is no sample '" + id + "'.");
                });
    }

    @POST
    @RolesAllowed(Roles.OPERATOR)
    @Consumes(MediaType.APPLICATION_JSON)
    @ResponseStatus(202)
    public Uni<Void> send(List<SampleView> samples) {
        String tenant = caller.tenant();
        Map<String, @Nullable String> headers = new HashMap<>();
        headers.put(RecordTrace.TRACEPARENT, trace.current());
        return producer.send(samples.stream()
                .map(sample -> EventProducer.record(
                        "tieout.business-events.v1",
                        sample.id(),
                        (tenant + " " + sample.id() + " " + sample.amountMinor()).getBytes(StandardCharsets.UTF_8),
                        headers))
                .toList());
    }

    @POST
    @Path("/defect")
    @RolesAllowed(Roles.ADMIN)
    public Uni<Void> defect() {
        throw new IllegalStateException("the secret of this defect stays in the log");
    }

    @GET
    @Path("/unannotated")
    public String unannotated() {
        return "nobody may read this";
    }
}
