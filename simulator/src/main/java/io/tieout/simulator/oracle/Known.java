package io.tieout.simulator.oracle;

import io.tieout.event.finding.Cause;
import io.tieout.event.finding.HandoffStep;
import org.jspecify.annotations.Nullable;

/// What the domain guide lets somebody know of a finding who sees only what was told. What was done stands beside it.
///
/// @param isShown whether it can be told at all that something is wrong
/// @param alike how it shows, where only several of a kind tell the cause; null once that is settled
/// @param because why no more can be known; empty where everything can
/// @param like the same as `alike` in words, for as long as it lives: breaks that show alike are one incident; empty
///     where nothing else can show so
public record Known(
        boolean isShown,
        Cause cause,
        HandoffStep step,
        @Nullable Alike alike,
        String because,
        String like) {

    /// How something shows as far as others can show in the same way.
    ///
    /// @param hop where the hand-over failed
    /// @param connector the system that it failed at
    /// @param failing the code, the log's words or the fields that it failed on
    public record Alike(HandoffStep hop, String connector, String failing) {
        String words() {
            return String.join(" | ", hop.code(), connector, failing);
        }
    }

    static Known all(Cause cause, HandoffStep step) {
        return new Known(true, cause, step, null, "", "");
    }

    static Known without(HandoffStep step, String because) {
        return new Known(true, Cause.UNDETERMINED, step, null, because, "");
    }

    /// Three of a kind are a bug, one or two may be anything.
    static Known byOthers(HandoffStep step, Alike alike) {
        return new Known(true, Cause.UNDETERMINED, step, alike, "", alike.words());
    }

    static Known hidden(HandoffStep step, String because) {
        return new Known(false, Cause.UNDETERMINED, step, null, because, "");
    }

    Known at(HandoffStep other, String why) {
        return new Known(isShown, cause, other, alike, joined(why), like);
    }

    /// As one of several, or as one of too few.
    Known settled(boolean isShared) {
        return new Known(
                isShown,
                isShared ? Cause.INTEGRATION_BUG : cause,
                step,
                null,
                isShared ? because : joined("fewer than three show in the same way"),
                like);
    }

    private String joined(String why) {
        return because.isEmpty() ? why : because + "; " + why;
    }
}
