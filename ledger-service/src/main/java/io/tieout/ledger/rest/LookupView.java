package io.tieout.ledger.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(name = "Lookup", description = "The transactions with events that carry a reference.")
@JsonInclude(JsonInclude.Include.NON_NULL)
record LookupView(
        @Schema(examples = "order:shopify-us:1001") String reference,

        @Schema(
                description = "Whether events that share it are one transaction. False for references that only"
                        + " group, such as a customer, and for one that too many events carry.")
        boolean joins,

        List<TransactionSummaryView> items,

        @Schema(description = "Cursor of the next page; absent on the last one.") @Nullable
        String next) {}
