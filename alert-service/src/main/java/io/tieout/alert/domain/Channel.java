package io.tieout.alert.domain;

import java.util.UUID;

/// Where a tenant wants to be told.
public record Channel(UUID id, String tenant, String name, Target target, boolean isEnabled) {

    public ChannelKind kind() {
        return switch (target) {
            case Target.Webhook _ -> ChannelKind.WEBHOOK;
            case Target.Email _ -> ChannelKind.EMAIL;
        };
    }
}
