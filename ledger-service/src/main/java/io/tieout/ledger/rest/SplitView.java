package io.tieout.ledger.rest;

import io.tieout.ledger.app.Unmerging.Unmerge;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "Split", description = "A transaction that was taken apart, because a reference tied it wrongly.")
record SplitView(
        UUID splitId,

        @Schema(description = "What the whole was known by.")
        UUID former,

        @Schema(description = "It ties nothing any more.", examples = "shipment:wms-us:0")
        String reference,

        @Schema(description = "Of the tenant's split, as records on the topic name it.")
        int number,

        @Schema(description = "The transactions that it became; the first 50, all at /v1/lookup.")
        List<UUID> transactions,

        String reason,
        String requestedBy,
        String approvedBy,
        OffsetDateTime at,
        @Schema(description = "What was approved.") String contentHash) {

    static SplitView of(Unmerge unmerge) {
        return new SplitView(
                unmerge.id(),
                unmerge.former(),
                unmerge.reference().toString(),
                unmerge.number(),
                unmerge.parts(),
                unmerge.reason(),
                unmerge.requestedBy(),
                unmerge.approvedBy(),
                Times.of(unmerge.at()),
                unmerge.contentHash());
    }
}
