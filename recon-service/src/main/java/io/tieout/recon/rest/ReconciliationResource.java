package io.tieout.recon.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import io.tieout.event.Coded;
import io.tieout.kit.page.PageRequest;
import io.tieout.kit.problem.Problem;
import io.tieout.kit.security.Caller;
import io.tieout.kit.security.Roles;
import io.tieout.recon.app.CompareFiles;
import io.tieout.recon.app.CompareFiles.Sent;
import io.tieout.recon.app.FilterValues;
import io.tieout.recon.app.KeptReconciliations;
import io.tieout.recon.app.KeptReconciliations.Kept;
import io.tieout.recon.app.KeptReconciliations.KeptItem;
import io.tieout.recon.app.ReconProblem;
import io.tieout.recon.app.ReconciliationItemKind;
import io.tieout.recon.app.Reports;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/// Two files and nothing else: no source, no rule, no event.
@Path("/v1/reconciliations")
@Produces({MediaType.APPLICATION_JSON, Representation.CSV, Representation.XLSX})
@Tag(name = "Reconciliations")
class ReconciliationResource {

    private final CompareFiles files;
    private final KeptReconciliations kept;
    private final ReconciliationViews views;
    private final Caller caller;

    ReconciliationResource(CompareFiles files, KeptReconciliations kept, ReconciliationViews views, Caller caller) {
        this.files = files;
        this.kept = kept;
        this.views = views;
        this.caller = caller;
    }

    @POST
    @Blocking
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @RolesAllowed({Roles.OPERATOR, Roles.FINANCE, Roles.ADMIN})
    @Operation(
            operationId = "reconcileFiles",
            summary = "Compares two files, CSV or XLSX, and explains every difference",
            description = "Columns that are not named are proposed from the names and the values, with the reason."
                    + " Answers when it is done, in seconds. At most 50,000 rows per file and 6 MB for both;"
                    + " the 100 latest comparisons of a tenant are kept, the files themselves are not.")
    @APIResponse(
            responseCode = "201",
            description = "The totals, the proof and the columns; `Location` has the differences and matches.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ReconciliationViews.Summary.class),
                            examples = @ExampleObject(name = "payments and items", value = Examples.RECONCILIATION)))
    @APIResponse(
            responseCode = "400",
            description = "bad-file: names file, line, column and fix. bad-filter: a part is missing or malformed.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "413",
            description = "too-large: more rows or bytes than are compared over HTTP; ./tieout reconcile takes more.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "429",
            description = "too-many-requests: other files are being compared; try again after `Retry-After`.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<Response> compare(@BeanParam ReconciliationForm form) {
        return files.compare(caller.tenant(), caller.subject(), sent("a", form.a), sent("b", form.b), form.options())
                .map(one -> Response.created(URI.create("/v1/reconciliations/" + one.id()))
                        .type(MediaType.APPLICATION_JSON_TYPE)
                        .entity(views.summary(one))
                        .build());
    }

    private static Sent sent(String part, @Nullable FileUpload file) {
        if (file == null) {
            throw ReconProblem.BAD_FILTER.at(
                    part, "The file is missing.", "Send two files as the parts a and b of multipart/form-data.");
        }
        return new Sent(ReconciliationViews.nameOf(part, file.fileName()), file.uploadedFile());
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Roles.VIEWER)
    @Operation(
            operationId = "getReconciliation",
            summary = "One comparison of two files, with its differences or its matches page by page",
            description = "As CSV or XLSX all differences, or all matches, at once: at most 10,000 rows.")
    @APIResponse(
            responseCode = "200",
            description = "The comparison and a page of its items.",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = ReconciliationViews.Details.class),
                        examples = @ExampleObject(name = "payments and items", value = Examples.RECONCILIATION_ITEMS)),
                @Content(
                        mediaType = Representation.CSV,
                        schema = @Schema(implementation = String.class),
                        examples = @ExampleObject(name = "one difference", value = Examples.RECONCILIATION_CSV)),
                @Content(mediaType = Representation.XLSX, schema = @Schema(type = SchemaType.STRING, format = "binary"))
            })
    @APIResponse(
            responseCode = "400",
            description = "bad-id, bad-filter, bad-cursor or bad-page-size: names the parameter and the fix.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "404",
            description = "unknown-reconciliation: there is none with this id in the token's tenant, or newer ones"
                    + " took its place.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "422",
            description = "unprocessable: too many rows for one file; read pages instead.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<Response> one(
            @Parameter(description = "Id of the comparison.") @RestPath String id,
            @Parameter(description = "difference or match; difference when left out.", example = "difference")
                    @RestQuery
                    @Nullable
                    String kind,
            @Parameter(description = "Items per page, 1 to 500; 50 when left out.") @RestQuery @Nullable
                    String pageSize,
            @Parameter(description = "`next` of the page before.") @RestQuery @Nullable String cursor,
            @Parameter(description = "json, csv or xlsx; goes before the Accept header.") @RestQuery @Nullable
                    String format,
            @Context HttpHeaders headers) {
        UUID known = FilterValues.id("id", id);
        String tenant = caller.tenant();
        ReconciliationItemKind listed = kind(kind);
        Representation as = Representation.asked(format, headers);
        PageRequest page = as.isFile()
                ? new PageRequest(Reports.LINES_MAX, null, List.of())
                : PageRequest.of(pageSize, cursor, "reconciliation", tenant, known, listed);
        return kept.find(tenant, known)
                .map(found -> found.orElseThrow(
                        () -> ReconProblem.UNKNOWN_RECONCILIATION.because("There is no reconciliation " + known
                                + "; the latest " + KeptReconciliations.KEPT_MAX + " are kept.")))
                .chain(found -> kept.items(tenant, known, listed, page)
                        .chain(items -> response(as, found, listed, page, items)));
    }

    private Uni<Response> response(
            Representation as, Kept found, ReconciliationItemKind listed, PageRequest page, List<KeptItem> items) {
        if (as.isFile() && items.size() > Reports.LINES_MAX) {
            throw Reports.tooMuch(Reports.LINES_MAX + " rows");
        }
        return as.of(
                "reconciliation-" + listed.code() + "-" + found.id(),
                () -> List.of(views.table(listed, items)),
                () -> details(found, listed, page, items));
    }

    private ObjectNode details(Kept found, ReconciliationItemKind listed, PageRequest page, List<KeptItem> items) {
        return views.details(found, listed, page.page(items, (KeptItem each) -> List.of(each.ordinal())));
    }

    private static ReconciliationItemKind kind(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return ReconciliationItemKind.DIFFERENCE;
        }
        return Coded.find(ReconciliationItemKind.class, text)
                .orElseThrow(() -> ReconProblem.BAD_FILTER.at(
                        "kind", "There is no such kind of item.", "Send difference or match."));
    }
}
