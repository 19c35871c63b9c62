package io.tieout.alert.db;

import io.tieout.alert.domain.Channel;
import io.tieout.alert.domain.ChannelKind;
import io.tieout.alert.domain.Target;
import io.tieout.event.Coded;
import io.vertx.mutiny.core.buffer.Buffer;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A channel as its table has it, whichever client reads it.
record ChannelColumns(
        String tenant,
        UUID id,
        String name,
        String kind,
        @Nullable String url,
        byte @Nullable [] secret,
        byte @Nullable [] previousSecret,
        String[] recipients,
        boolean isEnabled) {

    Channel toChannel() {
        Target target = switch (Coded.of(ChannelKind.class, kind)) {
            case WEBHOOK -> new Target.Webhook(Objects.requireNonNull(url), secrets());
            case EMAIL -> new Target.Email(Arrays.asList(recipients));
        };
        return new Channel(id, tenant, name, target, isEnabled);
    }

    private List<byte[]> secrets() {
        return Stream.of(secret, previousSecret).filter(Objects::nonNull).toList();
    }

    static byte @Nullable [] bytes(@Nullable Buffer buffer) {
        return buffer == null ? null : buffer.getBytes();
    }
}
