package io.tieout.ledger.rest;

import io.smallrye.mutiny.Uni;
import io.tieout.kit.page.Page;
import io.tieout.kit.page.PageRequest;
import io.tieout.kit.problem.Problem;
import io.tieout.kit.security.Caller;
import io.tieout.kit.security.Roles;
import io.tieout.kit.time.BusinessClock;
import io.tieout.ledger.app.SameFacts;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/// What may be one fact that was told under several keys.
@Path("/v1/same-facts")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Events")
class SameFactResource {

    private static final int DAYS_STANDARD = 31;
    private static final int DAYS_MAX = 92;

    private final SameFacts sameFacts;
    private final Caller caller;
    private final BusinessClock clock;

    SameFactResource(SameFacts sameFacts, Caller caller, BusinessClock clock) {
        this.sameFacts = sameFacts;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(
            operationId = "listSameFacts",
            summary = "Lists what may be one fact under several keys, the latest first",
            description =
                    "Captures, refunds and movements of stored value of one source and one transaction that say the"
                            + " same of the same amount and tender within 60 seconds, under different ids. They are flagged as a"
                            + " group and never merged: each stays booked until somebody says that it is wrong.")
    @APIResponse(
            responseCode = "200",
            description = "A page of groups.",
            content =
                    @Content(
                            schema = @Schema(implementation = SameFactPage.class),
                            examples = @ExampleObject(name = "charged twice", value = Examples.SAME_FACTS)))
    @APIResponse(
            responseCode = "400",
            description = "bad-filter: dates that are none, or more than 92 days.",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = Problem.class),
                            examples = @ExampleObject(name = "bad-filter", value = Examples.PROBLEM)))
    public Uni<Page<SameFactView>> list(
            @Parameter(description = "First business date; 31 days before `to` when left out.", example = "2026-03-01")
                    @RestQuery
                    @Nullable
                    String from,
            @Parameter(description = "Last business date; today when left out.", example = "2026-03-31")
                    @RestQuery
                    @Nullable
                    String to,
            @Parameter(description = "Items per page, 1 to 500; 50 when left out.") @RestQuery @Nullable
                    String pageSize,
            @Parameter(description = "`next` of the page before.") @RestQuery @Nullable String cursor) {
        String tenant = caller.tenant();
        SameFacts.Window window = window(from, to);
        PageRequest page = PageRequest.of(pageSize, cursor, "same-facts", tenant, window);
        Long before = page.after() == null ? null : page.after().number(0);
        return sameFacts
                .list(tenant, window, before, page.limit())
                .map(found -> page.page(found, (SameFacts.Group group) -> List.of(group.id()))
                        .map(SameFactView::of));
    }

    private SameFacts.Window window(@Nullable String from, @Nullable String to) {
        LocalDate given = Parameters.optionalDate("to", to);
        LocalDate last = given == null ? LocalDate.ofInstant(clock.now(), ZoneOffset.UTC) : given;
        LocalDate since = Parameters.optionalDate("from", from);
        LocalDate first = since == null ? last.minusDays(DAYS_STANDARD) : since;
        if (first.isAfter(last) || ChronoUnit.DAYS.between(first, last) > DAYS_MAX) {
            throw LedgerProblem.BAD_FILTER.at(
                    "from",
                    first + " to " + last + " is no window of up to " + DAYS_MAX + " days.",
                    "Send dates in order, not further apart than that.");
        }
        return new SameFacts.Window(first, last);
    }

    @Schema(name = "SameFactPage")
    record SameFactPage(List<SameFactView> items, @Nullable String next) {}

    @Schema(name = "SameFact", description = "Events that may tell of one fact under several keys.")
    record SameFactView(
            UUID correlationId,
            @Schema(examples = "tieout.payment.captured.v1") String type,
            @Schema(examples = "stripe-us") String source,
            @Schema(examples = "captured") String transition,
            MoneyView amount,

            @Schema(description = "In the order they happened.")
            List<MemberView> events) {

        @Schema(name = "SameFactMember")
        record MemberView(
                UUID eventId,

                @Schema(description = "The key, which differs.", examples = "ch_2")
                String subject,

                OffsetDateTime occurredAt) {}

        static SameFactView of(SameFacts.Group group) {
            return new SameFactView(
                    group.correlationId(),
                    group.type(),
                    group.source(),
                    group.transition(),
                    MoneyView.of(group.amount()),
                    group.members().stream()
                            .map(member ->
                                    new MemberView(member.eventId(), member.subject(), Times.of(member.occurredAt())))
                            .toList());
        }
    }
}
