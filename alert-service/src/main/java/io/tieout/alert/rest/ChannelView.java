package io.tieout.alert.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tieout.alert.app.Channels;
import io.tieout.alert.domain.Channel;
import io.tieout.alert.domain.Target;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A channel as its owner sees it. The secret is there only in the answer that makes it.
@Schema(name = "Channel", examples = Examples.CHANNEL)
@JsonInclude(JsonInclude.Include.NON_NULL)
record ChannelView(
        UUID id,
        String name,
        @Schema(examples = "webhook") String kind,
        @Nullable String url,

        @Schema(description = "Shown once, when Tieout made it.") @Nullable
        String secret,

        @Nullable List<String> recipients,
        boolean enabled,

        @Schema(description = "Why Tieout disabled it, if it did.") @Nullable
        String disabledReason,

        int version,
        Instant createdAt,
        Instant changedAt) {

    static ChannelView of(Channels.Kept kept) {
        return of(kept, null);
    }

    static ChannelView of(Channels.Kept kept, @Nullable String secret) {
        Channel channel = kept.channel();
        return new ChannelView(
                channel.id(),
                channel.name(),
                channel.kind().code(),
                channel.target() instanceof Target.Webhook webhook ? webhook.url() : null,
                secret,
                channel.target() instanceof Target.Email email ? email.recipients() : null,
                channel.isEnabled(),
                kept.disabledReason(),
                kept.version(),
                kept.createdAt(),
                kept.changedAt());
    }

    /// Never the secret.
    @Override
    public String toString() {
        return "ChannelView[" + id + "]";
    }
}
