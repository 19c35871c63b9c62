package io.tieout.alert.it;

import io.tieout.event.Money;
import io.tieout.event.codec.BreakJson;
import io.tieout.event.finding.BreakClass;
import io.tieout.event.finding.BreakIncident;
import io.tieout.event.finding.BreakState;
import io.tieout.event.finding.BreakStatus;
import io.tieout.event.finding.Cause;
import io.tieout.event.finding.HandoffFinding;
import io.tieout.event.finding.HandoffStep;
import io.tieout.test.TestStack;
import io.tieout.test.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/// Plays recon-service: writes states of breaks to the topic.
final class Breaks {

    static final String TOPIC = "tieout.breaks.v1";

    private final Topics topics;
    private final String tenant;

    Breaks(TestStack stack, String tenant) {
        this.topics = new Topics(stack);
        this.tenant = tenant;
    }

    /// A tenant that no other test has.
    static String freshTenant() {
        return "t-" + UUID.randomUUID();
    }

    /// Opens a break of `amount` USD, detected now; returns what was written.
    Written open(String amount) {
        return open(amount, Instant.now());
    }

    Written open(String amount, Instant detected) {
        return write(state(UUID.randomUUID(), 1, BreakStatus.OPEN, Money.parse(amount, "USD"), detected));
    }

    Written openIn(Money delta) {
        return write(state(UUID.randomUUID(), 1, BreakStatus.OPEN, delta, Instant.now()));
    }

    /// The next version of the break.
    Written change(Written before, String amount) {
        BreakState state = before.state();
        return write(state(
                state.breakId(),
                state.version() + 1,
                BreakStatus.OPEN,
                Money.parse(amount, "USD"),
                state.firstDetectedAt()));
    }

    Written close(Written before) {
        BreakState state = before.state();
        return write(of(
                state.breakId(),
                state.version() + 1,
                BreakStatus.CLOSED,
                state.delta(),
                state.firstDetectedAt(),
                state.incident()));
    }

    /// The next version, of an incident now.
    Written join(Written before, BreakIncident incident) {
        return write(of(
                before.state().breakId(),
                before.state().version() + 1,
                BreakStatus.OPEN,
                before.state().delta(),
                before.state().firstDetectedAt(),
                incident));
    }

    /// Two persons let the difference stay.
    Written accept(Written before) {
        BreakState state = before.state();
        return write(state(
                state.breakId(), state.version() + 1, BreakStatus.ACCEPTED, state.delta(), state.firstDetectedAt()));
    }

    /// The very same record once more.
    void repeat(Written before) {
        topics.produce(
                TOPIC,
                before.state().breakId().toString(),
                new String(BreakJson.write(before.state()), StandardCharsets.UTF_8),
                headers(before.traceparent()));
    }

    Written write(BreakState state) {
        Written written = new Written(state, traceparent());
        repeat(written);
        return written;
    }

    /// A record of the topic and the trace it belongs to.
    record Written(BreakState state, String traceparent) {
        String traceId() {
            return traceparent.substring(3, 35);
        }
    }

    private Map<String, String> headers(String traceparent) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("ce_type", "tieout.break.changed.v1");
        headers.put("ce_source", "/tenants/" + tenant + "/recon");
        headers.put("traceparent", traceparent);
        return headers;
    }

    BreakState state(UUID id, int version, BreakStatus status, Money delta, Instant detected) {
        return of(id, version, status, delta, detected, null);
    }

    private BreakState of(
            UUID id, int version, BreakStatus status, Money delta, Instant detected, @Nullable BreakIncident incident) {
        return new BreakState(
                id,
                version,
                tenant,
                "US",
                "refunds",
                1,
                "refund:shopify-us:" + id,
                BreakClass.MISSING,
                List.of(),
                status,
                BreakClass.MISSING.severity(),
                BreakClass.MISSING.authority(),
                delta,
                delta.magnitude(),
                delta.magnitude(),
                null,
                null,
                List.of(),
                new HandoffFinding(HandoffStep.NOT_FORWARDED, List.of("dead-lettered")),
                incident == null ? Cause.UNDETERMINED : Cause.INTEGRATION_BUG,
                BreakClass.MISSING.repair(),
                detected,
                LocalDate.ofInstant(detected, ZoneOffset.UTC),
                null,
                status == BreakStatus.CLOSED ? detected : null,
                null,
                UUID.randomUUID(),
                "1001",
                null,
                incident);
    }

    private static String traceparent() {
        byte[] id = new byte[24];
        ThreadLocalRandom.current().nextBytes(id);
        String hex = HexFormat.of().formatHex(id);
        return "00-" + hex.substring(0, 32) + "-" + hex.substring(32) + "-01";
    }
}
