package io.tieout.ledger.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.mutiny.Uni;
import io.tieout.kit.page.PageRequest;
import io.tieout.kit.problem.Problem;
import io.tieout.kit.security.Caller;
import io.tieout.kit.security.Roles;
import io.tieout.ledger.app.CrossReferenceBook;
import io.tieout.ledger.app.CrossReferenceLog.Filter;
import io.tieout.ledger.app.CrossReferenceLog.Proposal;
import io.tieout.ledger.app.Sha256;
import io.tieout.ledger.domain.CodeKey;
import io.tieout.ledger.domain.CodeKind;
import io.tieout.ledger.domain.CrossReference;
import io.tieout.ledger.rest.CorrectionRequest.ApprovalRequest;
import io.tieout.ledger.rest.CrossReferenceRequest.ValidityRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/// What the codes of systems mean in the books.
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Cross-references", description = "SKUs, locations, tenders and accounts as each system writes them.")
class CrossReferenceResource {

    private static final String SAVING =
            "All of the code's meanings at once, with dates of effect; approved by somebody else"
                    + " at POST /v1/approvals within the last 24 hours. Events that carry the code are booked anew within moments,"
                    + " back to the first, unless they were corrected by hand.";

    private final CrossReferenceBook book;
    private final Caller caller;

    CrossReferenceResource(CrossReferenceBook book, Caller caller) {
        this.book = book;
        this.caller = caller;
    }

    @GET
    @Path("/cross-references")
    @RolesAllowed(Roles.VIEWER)
    @Operation(operationId = "listCrossReferences", summary = "Lists what codes mean, by source, kind and code")
    @APIResponse(
            responseCode = "200",
            description = "A page of cross-references.",
            content =
                    @Content(
                            schema = @Schema(implementation = CrossReferencePage.class),
                            examples = @ExampleObject(name = "a tender", value = CrossReferenceExamples.PAGE)))
    @APIResponse(
            responseCode = "400",
            description = "bad-filter, bad-page-size or bad-cursor.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<CrossReferencePage> list(
            @Parameter(description = "Who writes the codes.", example = "pos-us") @RestQuery @Nullable String source,
            @Parameter(description = "sku, location, tender or account.") @RestQuery @Nullable String kind,
            @Parameter(description = "The code as the source writes it.") @RestQuery @Nullable String code,
            @Parameter(description = "Items per page, 1 to 500; 50 when left out.") @RestQuery @Nullable
                    String pageSize,
            @Parameter(description = "`next` of the page before.") @RestQuery @Nullable String cursor) {
        String tenant = caller.tenant();
        Filter filter = new Filter(
                Parameters.optionalText("source", source),
                Parameters.optionalCode("kind", kind, List.of(CodeKind.values())),
                Parameters.optionalText("code", code));
        PageRequest page = PageRequest.of(pageSize, cursor, "cross-references", tenant, filter);
        return book.list(tenant, filter, CodeKeys.after(page.after()), page.limit())
                .map(found ->
                        page.page(found, saved -> CodeKeys.of(saved.reference().key())))
                .map(found -> new CrossReferencePage(
                        found.items().stream().map(CrossReferenceView::of).toList(), found.next()));
    }

    @GET
    @Path("/cross-references/{source}/{kind}/{code}")
    @RolesAllowed(Roles.VIEWER)
    @Operation(operationId = "getCrossReference", summary = "Shows what a code of a system means, and when")
    @APIResponse(
            responseCode = "200",
            description = "All of its meanings.",
            content =
                    @Content(
                            schema = @Schema(implementation = CrossReferenceView.class),
                            examples = @ExampleObject(name = "a tender", value = CrossReferenceExamples.ONE)))
    @APIResponse(
            responseCode = "404",
            description = "unknown-code",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<CrossReferenceView> find(
            @Parameter(description = "Who writes the code.", example = "pos-us") @RestPath String source,
            @Parameter(description = "sku, location, tender or account.", example = "tender") @RestPath String kind,
            @Parameter(description = "The code, percent-encoded where it must be.", example = "GC") @RestPath
                    String code) {
        CrossReferenceForm form = form();
        CodeKey key = key(form, source, kind, code);
        return view(key);
    }

    @PUT
    @Path("/cross-references/{source}/{kind}/{code}")
    @RolesAllowed(Roles.FINANCE)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "saveCrossReference", summary = "Says what a code of a system means", description = SAVING)
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = CrossReferenceRequest.class),
                            examples = @ExampleObject(name = "a tender", value = CrossReferenceExamples.REQUEST)))
    @APIResponse(
            responseCode = "200",
            description = "Saved, now or before.",
            content =
                    @Content(
                            schema = @Schema(implementation = CrossReferenceView.class),
                            examples = @ExampleObject(name = "a tender", value = CrossReferenceExamples.ONE)))
    @APIResponse(
            responseCode = "403",
            description = "second-person-needed or not-approved; or the token has not the role finance.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "409",
            description = "too-many-codes",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "422",
            description = "cross-reference-refused: overlapping dates, a code the books do not know, or not what was"
                    + " approved. Each is named with its field and fix.",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = Problem.class),
                            examples = @ExampleObject(name = "overlap", value = CrossReferenceExamples.REFUSED)))
    public Uni<CrossReferenceView> save(
            @Parameter(description = "Who writes the code.", example = "pos-us") @RestPath String source,
            @Parameter(description = "sku, location, tender or account.", example = "tender") @RestPath String kind,
            @Parameter(description = "The code, percent-encoded where it must be.", example = "GC") @RestPath
                    String code,
            CrossReferenceRequest request) {
        CrossReferenceForm form = form();
        CodeKey key = key(form, source, kind, code);
        List<@Nullable ValidityRequest> validities = request.validities() == null ? List.of() : request.validities();
        if (request.validities() == null) {
            form.add("/validities", "They are missing.", "Send [] to withdraw what the code means.");
        }
        CrossReference reference = form.read(
                key,
                validities,
                IntStream.range(0, validities.size())
                        .mapToObj(i -> "/validities/" + i)
                        .toList());
        String hash = CanonicalJson.hashOf(new CrossReferenceRequest.Content(source, kind, code, validities));
        ApprovalRequest approval = request.approval();
        String approver = approver(form, hash, approval == null ? null : approval.by());
        if (approval != null && !hash.equals(approval.hash())) {
            form.add(
                    "/approval/hash",
                    "What was approved is not what is sent: this content's hash is " + hash + ".",
                    "Have this content approved, or send the one that was.");
        }
        return save(form, List.of(reference), hash, approver).chain(() -> view(key));
    }

    @POST
    @Path("/cross-references:import")
    @RolesAllowed(Roles.FINANCE)
    @Consumes("text/csv")
    @Operation(
            operationId = "importCrossReferences",
            summary = "Says what many codes mean, all or nothing of a CSV file",
            description =
                    "Header: source,kind,code,canonical,from,until. Up to 20,000 lines, one for each meaning; the lines"
                            + " of a code replace what it meant, codes that are not named stay. The approver sends the SHA-256 of"
                            + " the file's bytes to POST /v1/approvals. Else as saveCrossReference.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = "text/csv",
                            examples = @ExampleObject(name = "a tender and a SKU", value = CrossReferenceExamples.CSV)))
    @APIResponse(
            responseCode = "200",
            description = "Saved.",
            content =
                    @Content(
                            schema = @Schema(implementation = ImportView.class),
                            examples = @ExampleObject(name = "two codes", value = CrossReferenceExamples.IMPORTED)))
    @APIResponse(
            responseCode = "403",
            description = "second-person-needed or not-approved; or the token has not the role finance.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "422",
            description =
                    "cross-reference-refused: errors[] names the lines, the header being line 1; at most 100 of them.",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = Problem.class),
                            examples = @ExampleObject(name = "overlap", value = CrossReferenceExamples.REFUSED)))
    public Uni<ImportView> importCsv(
            @Parameter(description = "Who approved the file.", example = "ben@acme") @RestQuery @Nullable
                    String approvedBy,
            byte[] csv) {
        CrossReferenceForm form = form();
        String text = new String(csv, StandardCharsets.UTF_8);
        List<CrossReference> references = new CrossReferenceCsv(form).read(text);
        String hash = Sha256.hex(text);
        String approver = approver(form, hash, approvedBy);
        return save(form, references, hash, approver).map(changed -> new ImportView(references.size(), changed));
    }

    private CrossReferenceForm form() {
        String tenant = caller.tenant();
        return new CrossReferenceForm((kind, code) -> book.isCanonical(tenant, kind, code));
    }

    private static CodeKey key(CrossReferenceForm form, String source, String kind, String code) {
        String by = form.text("source", source);
        String written = form.text("code", code);
        CodeKind known = form.kind("kind", kind);
        form.requireRight();
        return new CodeKey(by, known == null ? CodeKind.SKU : known, written);
    }

    private static String approver(CrossReferenceForm form, String hash, @Nullable String approver) {
        if (approver == null) {
            form.add("/approval", "Nobody approved it.", "Have another person approve " + hash + " and name them.");
            return "";
        }
        return form.text("/approval/by", approver);
    }

    private Uni<Integer> save(CrossReferenceForm form, List<CrossReference> references, String hash, String approver) {
        form.requireRight();
        if (approver.equals(caller.subject())) {
            throw LedgerProblem.SECOND_PERSON_NEEDED.at(
                    "/approval/by", "Nobody approves what they save.", "Have another person approve it.");
        }
        return book.save(new Proposal(caller.tenant(), references, hash, caller.subject(), approver))
                .map(CrossReferenceAnswers::changed);
    }

    private Uni<CrossReferenceView> view(CodeKey key) {
        return book.find(caller.tenant(), key)
                .map(found -> CrossReferenceView.of(
                        found.orElseThrow(() -> LedgerProblem.UNKNOWN_CODE.because("Nobody has said what the "
                                + key.kind().code() + " '" + key.code() + "' of " + key.source() + " means."))));
    }

    @Schema(name = "CrossReferencePage")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CrossReferencePage(
            List<CrossReferenceView> items, @Nullable String next) {}

    @Schema(name = "CrossReferenceImport")
    record ImportView(
            @Schema(description = "How many codes the file names.")
            int codes,

            @Schema(description = "How many of them mean something else than before.")
            int changed) {}
}
