package io.tieout.alert.app;

import io.tieout.alert.domain.Alert;
import java.util.UUID;

/// Which alert of which tenant.
public record AlertKey(String tenant, UUID id) {

    public static AlertKey of(Alert alert) {
        return new AlertKey(alert.slice().tenant(), alert.id());
    }
}
