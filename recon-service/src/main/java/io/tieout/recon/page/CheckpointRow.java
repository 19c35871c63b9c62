package io.tieout.recon.page;

import io.tieout.recon.app.Checkpoints.Checkpoint;
import io.tieout.recon.domain.checkpoint.Window;
import java.time.ZoneId;

/// A checkpoint in a list.
public record CheckpointRow(
        String href, String title, boolean isComplete, String signed, String frozenAt, String frozenBy) {

    static CheckpointRow of(Checkpoint checkpoint, ZoneId zone) {
        return new CheckpointRow(
                "/pages/checkpoints/" + checkpoint.id(),
                title(checkpoint.window()),
                checkpoint.content().isComplete(),
                signed(checkpoint),
                Words.of(checkpoint.createdAt(), zone),
                checkpoint.createdBy());
    }

    static String title(Window window) {
        return window.entity() + " " + window.currency().getCurrencyCode() + ", " + Words.of(window.from()) + " to "
                + Words.of(window.to());
    }

    private static String signed(Checkpoint checkpoint) {
        if (checkpoint.isSigned()) {
            return "signed by two persons";
        }
        return checkpoint.signatures().isEmpty() ? "not signed" : "prepared, not reviewed";
    }
}
