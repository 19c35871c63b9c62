package io.tieout.ledger.rest;

import io.smallrye.mutiny.Uni;
import io.tieout.kit.problem.Problem;
import io.tieout.kit.security.Caller;
import io.tieout.kit.security.Roles;
import io.tieout.kit.security.Signatures;
import io.tieout.kit.time.BusinessClock;
import io.tieout.ledger.app.GiftCard;
import io.tieout.ledger.app.GiftCards;
import io.tieout.ledger.app.LedgerSettings;
import io.tieout.ledger.domain.CardValidation;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/// Cards with stored value.
@Path("/v1/gift-cards")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Stored value")
class GiftCardResource {

    /// As long as events take to get here anyway.
    private static final Duration FRESH = Duration.ofSeconds(5);

    private final GiftCards cards;
    private final LedgerSettings settings;
    private final BusinessClock clock;
    private final Caller caller;

    GiftCardResource(GiftCards cards, LedgerSettings settings, BusinessClock clock, Caller caller) {
        this.cards = cards;
        this.settings = settings;
        this.clock = clock;
        this.caller = caller;
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Roles.VIEWER)
    @Operation(
            operationId = "getGiftCard",
            summary = "Shows what the books hold on a card, by origin, and whether its platform agrees",
            description = "For display: whether a payment goes through is for the platform to say. May be kept for some"
                    + " seconds by whoever asked, and asked for again with If-None-Match.")
    @APIResponse(
            responseCode = "200",
            description = "The card.",
            headers = {
                @Header(name = "ETag", description = "Changes when anything but `asOf` does."),
                @Header(name = "Cache-Control", description = "Private, some seconds.")
            },
            content =
                    @Content(
                            schema = @Schema(implementation = GiftCardView.class),
                            examples = @ExampleObject(name = "validated", value = StoredValueExamples.CARD)))
    @APIResponse(responseCode = "304", description = "The card is as it was when the sent ETag was given.")
    @APIResponse(
            responseCode = "404",
            description = "unknown-gift-card: no platform spoke of it.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "409",
            description = "ambiguous-gift-card: several platforms use the id; send `source`.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<Response> find(
            @Parameter(description = "The platform's id of the card, never its number.", example = "card_77") @RestPath
                    String id,
            @Parameter(description = "The platform, where several use the id.", example = "cards-us")
                    @RestQuery
                    @Nullable
                    String source,
            @Context Request request) {
        String card = Parameters.text("id", id);
        return cards.find(caller.tenant(), card, Parameters.optionalText("source", source))
                .map(found -> answer(only(card, found), request));
    }

    private static GiftCard only(String card, List<GiftCard> found) {
        if (found.isEmpty()) {
            throw LedgerProblem.UNKNOWN_GIFT_CARD.because("No gift-card platform spoke of a card " + card
                    + ". If it did a moment ago the event may still be on its way: ask again.");
        }
        if (found.size() > 1) {
            throw LedgerProblem.AMBIGUOUS_GIFT_CARD.at(
                    "source",
                    "Several platforms have a card " + card + ".",
                    "Send one of " + found.stream().map(GiftCard::source).collect(Collectors.joining(", ")) + ".");
        }
        return found.getFirst();
    }

    private Response answer(GiftCard card, Request request) {
        Instant now = clock.now();
        CardValidation validation = card.validation(now, settings.giftCardValidatedFor());
        EntityTag tag = tagOf(card, validation);
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
        Response.ResponseBuilder answer =
                unchanged == null ? Response.ok(GiftCardView.of(card, validation, now)) : unchanged;
        return answer.tag(tag)
                .cacheControl(freshness())
                .header(HttpHeaders.VARY, HttpHeaders.AUTHORIZATION)
                .build();
    }

    /// Weak, because `asOf` may differ.
    private static EntityTag tagOf(GiftCard card, CardValidation validation) {
        byte[] content = (validation + " " + card).getBytes(StandardCharsets.UTF_8);
        return new EntityTag(HexFormat.of().formatHex(Signatures.sha256(content)), true);
    }

    private static CacheControl freshness() {
        CacheControl freshness = new CacheControl();
        freshness.setPrivate(true);
        freshness.setNoTransform(false);
        freshness.setMaxAge(Math.toIntExact(FRESH.toSeconds()));
        return freshness;
    }
}
