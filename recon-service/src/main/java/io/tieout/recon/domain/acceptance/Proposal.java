package io.tieout.recon.domain.acceptance;

import io.tieout.event.CanonicalBytes;
import io.tieout.event.Money;
import io.tieout.event.finding.Acceptance;
import io.tieout.event.finding.BreakClass;
import io.tieout.event.finding.BreakState;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;

/// That a difference may stay as it is, as one person proposes it and another one approves it.
///
/// @param version of the break that was read
/// @param delta that stays
public record Proposal(
        UUID breakId, int version, BreakClass breakClass, Money delta, String reason, String by, Instant at) {

    /// How long it can be approved.
    public static final Duration VALID = Duration.ofHours(24);

    public static Proposal of(BreakState state, String reason, String by, Instant at) {
        return new Proposal(state.breakId(), state.version(), state.breakClass(), state.delta(), reason, by, at);
    }

    /// What the approver approves: in hexadecimal, over everything but the time.
    public String sha256() {
        return HexFormat.of()
                .formatHex(new CanonicalBytes()
                        .text("acceptance")
                        .text(breakId.toString())
                        .integer(version)
                        .code(breakClass)
                        .money(delta)
                        .text(reason)
                        .text(by)
                        .sha256());
    }

    public Instant expiresAt() {
        return at.plus(VALID);
    }

    /// Whether the break is still as it was read.
    public boolean isAbout(BreakState state) {
        return state.version() == version
                && state.breakClass() == breakClass
                && state.delta().equals(delta);
    }

    public Acceptance approved(String approver, Instant when) {
        return new Acceptance(by, approver, reason, sha256(), when, delta);
    }
}
