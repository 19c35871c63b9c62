package io.tieout.alert.app;

import io.smallrye.mutiny.Uni;
import io.tieout.alert.domain.Channel;
import io.tieout.kit.page.PageRequest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The channels of a tenant, as people edit them.
public interface Channels {

    /// By name.
    Uni<List<Kept>> list(String tenant, PageRequest page);

    Uni<Optional<Kept>> find(String tenant, UUID id);

    /// Adds a channel; the present one instead when the name is taken.
    Uni<Added> add(Channel channel);

    /// Replaces a channel. A webhook's secrets stay as they are when `channel` carries none; a new one signs beside
    /// the old one for a while.
    Uni<Replaced> replace(Channel channel, Optional<Integer> version);

    /// A channel that a rule names stays: without it the rule would tell nobody.
    Uni<Removed> remove(String tenant, UUID id);

    /// Those of `ids` that no channel of the tenant has.
    Uni<Set<UUID>> unknown(String tenant, Set<UUID> ids);

    /// A channel with what the table knows besides.
    ///
    /// @param disabledReason why it was disabled without anybody asking, null otherwise
    record Kept(
            Channel channel,
            int version,
            Instant createdAt,
            Instant changedAt,
            @Nullable String disabledReason) {}

    /// What became of an addition.
    ///
    /// @param isNew false when a channel of that name was there before
    record Added(Kept kept, boolean isNew) {}

    /// What became of a removal.
    sealed interface Removed {

        record Done() implements Removed {}

        record Unknown() implements Removed {}

        /// Rules name it.
        record InUse(List<String> rules) implements Removed {}
    }

    /// What became of a replacement.
    sealed interface Replaced {

        record Done(Kept kept) implements Replaced {}

        record Unknown() implements Replaced {}

        /// Somebody else has changed it meanwhile.
        record Stale(int version) implements Replaced {}

        /// Another channel has the name.
        record NameTaken() implements Replaced {}

        /// A webhook cannot become a mailbox, nor the other way round.
        record OtherKind() implements Replaced {}
    }
}
