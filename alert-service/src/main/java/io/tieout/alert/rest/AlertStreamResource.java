package io.tieout.alert.rest;

import io.smallrye.mutiny.Multi;
import io.tieout.alert.app.AlertSettings;
import io.tieout.alert.app.StreamAlerts;
import io.tieout.alert.app.StreamAlerts.Position;
import io.tieout.kit.problem.Problem;
import io.tieout.kit.security.Caller;
import io.tieout.kit.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Alerts as they happen, on whichever instance.
@Path("/v1/alerts/stream")
@Tag(name = "Alerts")
class AlertStreamResource {

    private static final String EVENT = "alert";
    private static final String EXAMPLE = """
            id: 1772792460000000-7fd1b433-9323-82c0-990c-17fafb4347d2-1
            event: alert
            data: {"alertId":"7fd1b433-9323-82c0-990c-17fafb4347d2","version":1,"state":"open"}

            : heartbeat

            id: 1772793000000000-7fd1b433-9323-82c0-990c-17fafb4347d2-2
            event: alert
            data: {"alertId":"7fd1b433-9323-82c0-990c-17fafb4347d2","version":2,"state":"resolved"}
            """;

    private final StreamAlerts streaming;
    private final AlertSettings.Stream settings;
    private final Caller caller;
    private final JsonWebToken token;

    AlertStreamResource(StreamAlerts streaming, AlertSettings settings, Caller caller, JsonWebToken token) {
        this.streaming = streaming;
        this.settings = settings.stream();
        this.caller = caller;
        this.token = token;
    }

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RolesAllowed(Roles.VIEWER)
    @Operation(
            summary = "Follow alerts (server-sent events)",
            description =
                    "Every version of every alert of the tenant, event `alert`, data as in GET /v1/alerts. Comments"
                            + " are heartbeats. The stream ends with the token at the latest; connect again with Last-Event-ID"
                            + " and nothing is missed, but something may come twice: `alertId` and `version` tell.")
    @APIResponse(
            responseCode = "200",
            description = "The stream.",
            content =
                    @Content(
                            mediaType = MediaType.SERVER_SENT_EVENTS,
                            schema = @Schema(type = SchemaType.STRING),
                            examples = @ExampleObject(name = "two events and a heartbeat", value = EXAMPLE)))
    @APIResponse(
            responseCode = "400",
            description = "Last-Event-ID is not an id of this stream.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Multi<OutboundSseEvent> follow(
            @Parameter(description = "`id` of the last event that was received") @HeaderParam("Last-Event-ID") @Nullable
                    String lastEventId,
            @Context Sse sse) {
        Optional<Position> last = position(lastEventId);
        Multi<OutboundSseEvent> alerts = streaming
                .follow(caller.tenant(), last)
                .map(version -> sse.newEventBuilder()
                        .id(Position.of(version).text())
                        .name(EVENT)
                        .data(String.class, version.document())
                        .build());
        OutboundSseEvent hello = sse.newEventBuilder().comment("connected").build();
        return Multi.createBy()
                .concatenating()
                .streams(Multi.createFrom().item(hello), withHeartbeats(alerts, sse))
                .select()
                .first(lifetime());
    }

    /// Ends when the alerts end; heartbeats never do by themselves.
    private Multi<OutboundSseEvent> withHeartbeats(Multi<OutboundSseEvent> alerts, Sse sse) {
        Multi<Optional<OutboundSseEvent>> beats = Multi.createFrom()
                .ticks()
                .every(settings.heartbeat())
                .onOverflow()
                .drop()
                .map(_ -> Optional.of(sse.newEventBuilder().comment("heartbeat").build()));
        Multi<Optional<OutboundSseEvent>> ending = Multi.createBy()
                .concatenating()
                .streams(alerts.map(Optional::of), Multi.createFrom().item(Optional.empty()));
        return Multi.createBy()
                .merging()
                .streams(ending, beats)
                .select()
                .first(Optional::isPresent)
                .map(Optional::orElseThrow);
    }

    /// No longer than the token is valid.
    private Duration lifetime() {
        Duration valid = Duration.between(Instant.now(), Instant.ofEpochSecond(token.getExpirationTime()));
        return valid.compareTo(settings.lifetime()) < 0 && valid.isPositive() ? valid : settings.lifetime();
    }

    private static Optional<Position> position(@Nullable String lastEventId) {
        if (lastEventId == null || lastEventId.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Position.parse(lastEventId)
                .orElseThrow(() -> AlertProblem.BAD_EVENT_ID.at(
                        "Last-Event-ID",
                        "It is not an id of this stream.",
                        "Send the id of the last event unchanged, or leave the header out.")));
    }
}
