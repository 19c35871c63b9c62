package io.tieout.recon.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tieout.event.Money;
import io.tieout.kit.page.Page;
import io.tieout.recon.app.StockQuery;
import io.tieout.recon.app.StockReport.InTransit;
import io.tieout.recon.domain.onhand.Flow;
import io.tieout.recon.domain.onhand.StockRow;
import io.tieout.recon.domain.onhand.Transfer;
import io.tieout.recon.domain.report.StockFigures;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Reports of stock, as clients see them. Amounts are in major units of the currency beside them; without
/// one no cost is known.
final class StockViews {

    private StockViews() {}

    @Schema(name = "InventoryReport", description = "What is on hand, by item and location.")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record InventoryView(
            LocalDate from,
            LocalDate to,
            OffsetDateTime knownAt,
            List<LocationView> locations,
            List<PlaceView> items,
            @Nullable String next) {
        static InventoryView of(
                StockQuery query,
                OffsetDateTime knownAt,
                List<StockFigures> figures,
                List<StockRow> rows,
                @Nullable String next) {
            return new InventoryView(
                    query.from(),
                    query.to(),
                    knownAt,
                    figures.stream().map(LocationView::of).toList(),
                    rows.stream().map(PlaceView::of).toList(),
                    next);
        }
    }

    @Schema(name = "InventoryOfLocation", description = "What the comparisons of one location come to that are due.")
    record LocationView(
            @Schema(examples = "US") String entity,
            @Schema(examples = "A") String location,
            @Schema(examples = "USD") String currency,

            @Schema(description = "Statements and counts that were held against what moved.")
            long compared,

            @Schema(description = "Pieces, over all of them.")
            long expected,

            @Schema(description = "Pieces too few and too many, not netted.")
            long absoluteVariance,

            @Schema(examples = "24.00") String net,
            @Schema(examples = "24.00") String absolute) {
        static LocationView of(StockFigures figures) {
            return new LocationView(
                    figures.entity(),
                    figures.location(),
                    figures.currency(),
                    figures.compared(),
                    figures.expected(),
                    figures.offUnits(),
                    figures.net().decimal(),
                    figures.absolute().decimal());
        }
    }

    @Schema(
            name = "InventoryRow",
            description = "One item at one location, in pieces. What leaves is negative. Opening and what moved come to"
                    + " expected; expected less stated is the variance.")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PlaceView(
            @Schema(examples = "US") String entity,
            @Schema(examples = "S1") String sku,
            @Schema(examples = "A") String location,

            @Schema(description = "Of the last statement or count before the window, else of the first in it.")
            long opening,

            OffsetDateTime openingAt,
            long received,
            @Schema(examples = "-30") long sold,
            long returned,
            @Schema(examples = "-10") long out,
            long in,
            long adjusted,
            long expected,

            @Schema(description = "Of the last one in the window.")
            long stated,

            OffsetDateTime statedAt,

            @Schema(description = "Positive: pieces are missing.")
            long variance,

            @Nullable String currency,

            @Schema(description = "Of one piece then; left out: none is known.", examples = "12.00") @Nullable
            String cost,

            @Schema(examples = "24.00") @Nullable String value) {
        static PlaceView of(StockRow row) {
            return new PlaceView(
                    row.entity(),
                    row.sku(),
                    row.location(),
                    row.opening(),
                    Times.of(row.openingAt()),
                    effect(row, Flow.RECEIVED),
                    effect(row, Flow.SOLD),
                    effect(row, Flow.RETURNED),
                    effect(row, Flow.OUT),
                    effect(row, Flow.IN),
                    row.since().adjusted(),
                    row.expected(),
                    row.stated(),
                    Times.of(row.statedAt()),
                    row.variance(),
                    codeOf(row.cost()),
                    decimal(row.cost()),
                    decimal(row.value()));
        }

        private static long effect(StockRow row, Flow flow) {
            return flow.effectOf(row.since().of(flow));
        }
    }

    @Schema(name = "TransitReport", description = "Transfers, by item.")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record TransitView(
            LocalDate from,
            LocalDate to,
            OffsetDateTime knownAt,
            List<TransferView> items,
            @Nullable String next) {
        static TransitView of(StockQuery query, OffsetDateTime knownAt, Page<InTransit> page) {
            return new TransitView(
                    query.from(),
                    query.to(),
                    knownAt,
                    page.items().stream()
                            .map(InTransit::transfer)
                            .filter(Objects::nonNull)
                            .map(TransferView::of)
                            .toList(),
                    page.next());
        }
    }

    @Schema(name = "TransferItem", description = "One item of one transfer, in pieces.")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record TransferView(
            @Schema(examples = "US") String entity,
            @Schema(examples = "transfer:wms-us:TR-1") String transfer,
            @Schema(examples = "S1") String sku,
            @Schema(examples = "A") @Nullable String from,
            @Schema(examples = "B") @Nullable String to,
            OffsetDateTime startedAt,
            long out,
            long in,
            @Schema(description = "As lost.") long accepted,

            @Schema(description = "Negative: more arrived than left.")
            long open,

            @Nullable String currency,
            @Schema(examples = "12.00") @Nullable String cost,

            @Schema(description = "Of what is open.", examples = "24.00") @Nullable
            String value) {
        static TransferView of(Transfer transfer) {
            return new TransferView(
                    transfer.entity(),
                    transfer.name().toString(),
                    transfer.sku(),
                    transfer.from(),
                    transfer.to(),
                    Times.of(transfer.startedAt()),
                    transfer.out(),
                    transfer.in(),
                    transfer.accepted(),
                    transfer.open(),
                    codeOf(transfer.cost()),
                    decimal(transfer.cost()),
                    decimal(transfer.value()));
        }
    }

    private static @Nullable String decimal(@Nullable Money amount) {
        return amount == null ? null : amount.decimal();
    }

    private static @Nullable String codeOf(@Nullable Money amount) {
        return amount == null ? null : amount.currency().getCurrencyCode();
    }
}
