package io.tieout.alert.app;

import io.smallrye.mutiny.Uni;
import io.tieout.alert.domain.AttemptResult;
import io.tieout.alert.domain.Channel;
import io.tieout.alert.domain.Target;

/// Carries a message to the outside, once.
///
/// @param <T> the kind of address it knows
public interface Courier<T extends Target> {

    /// Tries once. A failure of the Uni counts as a refusal. `traceparent` goes out with the message.
    Uni<AttemptResult> send(Leased leased, Channel channel, T target, String traceparent);
}
