package io.tieout.alert.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tieout.alert.app.AlertArchive;
import io.tieout.alert.app.AlertDocument;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// An alert with everything that happened to it.
@Schema(name = "AlertDetail")
record AlertDetailView(AlertDocument alert, List<ChangeView> history, List<DeliveryView> deliveries) {

    static AlertDetailView of(AlertDocument current, AlertArchive.Detail detail) {
        return new AlertDetailView(
                current,
                detail.history().stream().map(ChangeView::of).toList(),
                detail.deliveries().stream().map(DeliveryView::of).toList());
    }

    /// One version.
    @Schema(name = "AlertChange")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ChangeView(
            int version,
            @Schema(examples = "opened") String change,
            Instant at,
            String state,
            String severity,
            long count,
            AlertDocument.Amount net,
            AlertDocument.Amount absolute,
            long oldestAgeDays,
            AlertDocument.@Nullable Taken acknowledgement,
            @Nullable String resolution) {

        static ChangeView of(AlertDocument version) {
            return new ChangeView(
                    version.version(),
                    version.change(),
                    version.changedAt(),
                    version.state(),
                    version.severity(),
                    version.count(),
                    version.net(),
                    version.absolute(),
                    version.oldestAgeDays(),
                    version.acknowledgement(),
                    version.resolution());
        }
    }
}
