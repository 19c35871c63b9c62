package io.tieout.recon.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tieout.event.Reference;
import io.tieout.recon.app.Match;
import io.tieout.recon.domain.MatchItem;
import io.tieout.recon.domain.Tie;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(
        name = "Match",
        description = "A record and the ERP's documents in one currency that were tied to it without a person.")
@JsonInclude(JsonInclude.Include.NON_NULL)
record MatchView(
        @Schema(examples = "refunds") String rule,

        @Schema(description = "Of the rule that is in force.", examples = "1")
        int ruleVersion,

        @Schema(description = "What the documents were tied to.", examples = "refund:shopify-us:9001")
        String record,

        @Schema(description = "The keys that the sides gave it.")
        List<String> names,

        @Schema(examples = "order:shopify-us:1001") @Nullable
        String order,

        @Schema(description = "Legal entity.", examples = "US")
        String entity,

        LocalDate businessDate,

        @Schema(description = "What the source owes.") MoneyView source,

        @Schema(description = "What the documents add up to.")
        MoneyView erp,

        @Schema(description = "None where there are more events than the rule examines.")
        List<DocumentView> documents,

        @Schema(description = "Of what is or was wrong with it.") @Nullable
        UUID breakId,

        @Schema(
                description =
                        "Of the transaction it belongs to now; of a payout or a store-day that of its first event.")
        UUID correlationId) {

    static MatchView of(Match match) {
        MatchItem item = match.item();
        return new MatchView(
                match.rule(),
                match.ruleVersion(),
                item.record(),
                match.names(),
                item.order() == null ? null : item.order().toString(),
                item.entity(),
                item.businessDate(),
                MoneyView.of(item.source()),
                MoneyView.of(item.target()),
                match.ties().stream().map(DocumentView::of).toList(),
                match.breakId(),
                match.correlationId());
    }

    @Schema(name = "MatchedDocument")
    record DocumentView(
            @Schema(examples = "erp-document:netsuite-us:CM-1")
            String document,

            @Schema(examples = "credit-memo") String documentType,
            MoneyView amount,
            LocalDate postingDate,

            @Schema(
                    description =
                            "The stage that tied it: the part of the rule's key, from an id that one side gave the other"
                                    + " to likeness in order, amount and place in time; the last three across transactions.",
                    enumeration = {
                        "source-refund-id",
                        "processor-refund-id",
                        "payment+amount+ordinal",
                        "order+amount+ordinal",
                        "record-id",
                        "log",
                        "order+amount+unique",
                        "amount-and-date",
                        "subset-sum",
                        "scored"
                    })
            String stage,

            @Schema(description = "Whether that is likeness and not an id.")
            boolean weak,

            @Schema(description = "By the ERP's clock.") OffsetDateTime postedAt,

            @Schema(description = "When both were recorded; nobody can have tied them earlier.")
            OffsetDateTime tiedAt,

            @Schema(description = "What the document names.")
            List<String> references,

            @Schema(description = "Of the event that posted it.")
            UUID eventId) {

        static DocumentView of(Tie tie) {
            return new DocumentView(
                    tie.document().toString(),
                    tie.documentType(),
                    MoneyView.of(tie.amount()),
                    tie.postingDate(),
                    tie.by().code(),
                    tie.by().isWeak(),
                    Times.of(tie.postedAt()),
                    Times.of(tie.tiedAt()),
                    tie.references().stream().map(Reference::toString).toList(),
                    tie.eventId());
        }
    }
}
