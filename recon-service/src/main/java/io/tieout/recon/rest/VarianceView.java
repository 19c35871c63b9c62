package io.tieout.recon.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tieout.recon.domain.MatchItem;
import io.tieout.recon.domain.report.VarianceRow;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(name = "Variance", description = "One record with its difference and what accounts for it.")
@JsonInclude(JsonInclude.Include.NON_NULL)
record VarianceView(
        @Schema(description = "Id of the rule that compares it.", examples = "refunds")
        String rule,

        @Schema(examples = "refund:shopify-us:9002") String key,
        @Schema(examples = "US") String entity,
        @Schema(examples = "USD") String currency,
        LocalDate businessDate,

        @Schema(examples = "order:shopify-us:1002") @Nullable
        String order,

        @Schema(examples = "approved") String status,
        int sourceCount,
        @Schema(examples = "35.50") String source,
        int erpCount,
        @Schema(examples = "0.00") String erp,
        @Schema(examples = "35.50") String variance,
        @Schema(examples = "35.50") String breaks,
        @Schema(examples = "0.00") String timing,

        @Schema(description = "A break class, timing, tied or unexplained.", examples = "missing")
        String reason,

        @Nullable UUID breakId) {

    static VarianceView of(VarianceRow row) {
        MatchItem item = row.item();
        return new VarianceView(
                row.rule(),
                item.key(),
                item.entity(),
                item.source().currency().getCurrencyCode(),
                item.businessDate(),
                item.order() == null ? null : item.order().toString(),
                item.status().code(),
                item.sourceCount(),
                item.source().decimal(),
                item.targetCount(),
                item.target().decimal(),
                item.variance().decimal(),
                item.breaks().decimal(),
                item.timing().decimal(),
                row.reason(),
                row.breakId());
    }
}
