package io.tieout.recon.domain.acceptance;

import io.tieout.event.Coded;
import java.time.Instant;

/// What somebody did about accepting a difference. Steps are only added.
///
/// @param proposal what it is about
/// @param by who did it
/// @param reason of the proposal, or why it is withdrawn
public record Step(Action action, Proposal proposal, String by, Instant at, String reason) {

    public enum Action implements Coded {
        PROPOSED("proposed"),
        APPROVED("approved"),
        WITHDRAWN("withdrawn");

        private final String code;

        Action(String code) {
            this.code = code;
        }

        @Override
        public String code() {
            return code;
        }
    }

    /// Whether it can be approved at a moment.
    public boolean isPendingAt(Instant now) {
        return action == Action.PROPOSED && now.isBefore(proposal.expiresAt());
    }
}
