package io.tieout.ledger.rest;

import io.tieout.event.Reference;
import io.tieout.ledger.app.BusinessTransaction;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(
        name = "SeveralTransactions",
        description =
                "A correlation id that was made of a reference which too many events carry. It joins nothing any more;"
                        + " the id leads to every transaction with events that carry it.")
record SeveralTransactionsView(
        UUID correlationId,

        @Schema(examples = "order:shopify-us:TEST") String reference,

        @Schema(description = "The latest of them.") List<TransactionSummaryView> items,

        @Schema(description = "Lists all of them, page by page.", examples = "/v1/lookup?ref=order%3Ashopify-us%3ATEST")
        String lookup) {

    static SeveralTransactionsView of(UUID correlationId, BusinessTransaction.Named.Several several) {
        return new SeveralTransactionsView(
                correlationId,
                several.reference().toString(),
                several.transactions().stream().map(TransactionSummaryView::of).toList(),
                lookup(several.reference()));
    }

    private static String lookup(Reference reference) {
        return "/v1/lookup?ref=" + URLEncoder.encode(reference.toString(), StandardCharsets.UTF_8);
    }
}
