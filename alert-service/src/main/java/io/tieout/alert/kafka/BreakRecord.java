package io.tieout.alert.kafka;

import io.tieout.event.codec.BreakJson;
import io.tieout.event.codec.EventHeaders;
import io.tieout.event.finding.BreakIncident;
import io.tieout.event.finding.BreakState;
import io.tieout.kit.kafka.DataFault;
import io.tieout.kit.kafka.Delivery;
import io.tieout.kit.kafka.Reasons;
import java.io.IOException;
import java.time.DateTimeException;
import java.util.Arrays;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A record of the breaks topic, read and checked.
sealed interface BreakRecord {

    String TYPE = "tieout.break.changed.v1";
    String TYPE_HEADER = EventHeaders.TYPE;

    /// No single difference is this large, in minor units; sums of thousands then still fit a `long`.
    long ABSOLUTE_MINOR_MAX = 1_000_000_000_000_000L;

    Pattern TENANT = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
    Pattern ENTITY = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]{0,62}");
    int RULE_LENGTH_MAX = 200;

    record Known(BreakState state) implements BreakRecord {}

    /// A newer recon-service may have written it.
    record UnknownType(String type) implements BreakRecord {}

    /// @throws DataFault when it can never be read
    static BreakRecord read(Delivery delivery) {
        String type = delivery.header(TYPE_HEADER);
        if (type == null) {
            throw new DataFault(Reasons.HEADERS, TYPE_HEADER + " is missing: write " + TYPE);
        }
        if (!type.equals(TYPE)) {
            return new UnknownType(type);
        }
        BreakState state = parse(delivery.value());
        require(TENANT.matcher(state.tenant()).matches(), "tenant", "lower-case letters, digits and '-'");
        require(ENTITY.matcher(state.entity()).matches(), "entity", "letters, digits and '-'");
        require(state.rule().length() <= RULE_LENGTH_MAX, "rule", "at most " + RULE_LENGTH_MAX + " characters");
        require(state.version() > 0, "version", "a number above 0");
        require(!state.absolute().isNegative(), "absolute", "a magnitude");
        require(state.delta().currency().equals(state.absolute().currency()), "delta", "the currency of absolute");
        require(state.absolute().minor() <= ABSOLUTE_MINOR_MAX, "absolute", "at most 10^15 minor units");
        require(state.delta().magnitude().minor() <= ABSOLUTE_MINOR_MAX, "delta", "at most 10^15 minor units");
        requireIncident(state.incident());
        return new Known(state);
    }

    private static void requireIncident(@Nullable BreakIncident incident) {
        if (incident == null) {
            return;
        }
        Object[] required = {incident.id(), incident.step(), incident.connector(), incident.failing()};
        if (Arrays.stream(required).anyMatch(Objects::isNull)) {
            throw new DataFault(Reasons.SCHEMA, "a required field of the break's incident is missing");
        }
        require(Math.abs(incident.sign()) == 1, "incident/sign", "1 or -1");
    }

    private static BreakState parse(byte @Nullable [] value) {
        if (value == null) {
            throw new DataFault(Reasons.MALFORMED, "the value is null: write the state of a break");
        }
        BreakState state;
        try {
            state = BreakJson.read(value);
        } catch (IOException | IllegalArgumentException | DateTimeException malformed) {
            throw new DataFault(Reasons.MALFORMED, "the value is not the state of a break", malformed);
        }
        if (state == null || isIncomplete(state)) {
            throw new DataFault(Reasons.SCHEMA, "a required field of the break is missing");
        }
        return state;
    }

    /// The reader leaves what the JSON lacks null, whatever the type says.
    private static boolean isIncomplete(BreakState state) {
        Object[] required = {
            state.breakId(),
            state.tenant(),
            state.entity(),
            state.rule(),
            state.breakClass(),
            state.status(),
            state.severity(),
            state.authority(),
            state.delta(),
            state.absolute(),
            state.handoff(),
            state.repair(),
            state.firstDetectedAt(),
            state.correlationId()
        };
        return Arrays.stream(required).anyMatch(Objects::isNull)
                || state.handoff().step() == null;
    }

    private static void require(boolean holds, String field, String wanted) {
        if (!holds) {
            throw new DataFault(Reasons.INVALID, "/" + field + " is invalid: send " + wanted);
        }
    }
}
