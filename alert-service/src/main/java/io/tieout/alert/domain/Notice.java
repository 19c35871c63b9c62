package io.tieout.alert.domain;

import io.tieout.event.CanonicalBytes;
import java.util.UUID;

/// One message about one version of an alert, the same for every channel.
///
/// @param level of the alert in that version
/// @param isWaiting whether no delivery of it has been tried yet; from the first try on its content is fixed
public record Notice(UUID id, NoticeKind kind, int level, boolean isWaiting) {

    static Notice about(Alert alert, NoticeKind kind) {
        byte[] digest = new CanonicalBytes()
                .text("alert-notice")
                .text(alert.id().toString())
                .integer(alert.version())
                .code(kind)
                .sha256();
        return new Notice(Fingerprint.uuid(digest), kind, alert.level(), true);
    }

    /// What a receiver tells repeats by; the same on every retry and in every channel.
    public String webhookId() {
        return "msg_" + id;
    }

    boolean tellsOfTrouble() {
        return kind != NoticeKind.RESOLVED;
    }
}
