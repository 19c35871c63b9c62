package io.tieout.recon.table;

import io.tieout.event.Money;
import io.tieout.recon.domain.onhand.Flow;
import io.tieout.recon.domain.onhand.StockRow;
import io.tieout.recon.domain.onhand.Transfer;
import io.tieout.recon.domain.report.StockFigures;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The reports of stock.
public final class StockTables {

    private StockTables() {}

    public static Table onHand(List<StockRow> all) {
        Table.Rows rows = Table.of(
                "Inventory",
                "Entity",
                "SKU",
                "Loc",
                "Opening",
                "Received",
                "Sold",
                "Returned",
                "Out",
                "In",
                "Adjust",
                "Expected",
                "Stated",
                "Variance",
                "Currency",
                "Cost",
                "Value",
                "Opening as of",
                "Stated as of");
        for (StockRow each : all) {
            Table.Row row = rows.row()
                    .text(each.entity())
                    .text(each.sku())
                    .text(each.location())
                    .number(each.opening());
            for (Flow flow : Flow.values()) {
                row.number(flow.effectOf(each.since().of(flow)));
            }
            row.number(each.since().adjusted())
                    .number(each.expected())
                    .number(each.stated())
                    .number(each.variance())
                    .text(currency(each.cost()))
                    .amount(each.cost())
                    .amount(each.value())
                    .time(each.openingAt())
                    .time(each.statedAt())
                    .end();
        }
        return rows.table();
    }

    public static Table figures(List<StockFigures> all) {
        Table.Rows rows = Table.of(
                "Locations", "Entity", "Loc", "Currency", "Compared", "Expected", "Abs. variance", "Net", "Absolute");
        for (StockFigures each : all) {
            rows.row()
                    .text(each.entity())
                    .text(each.location())
                    .text(each.currency())
                    .number(each.compared())
                    .number(each.expected())
                    .number(each.offUnits())
                    .amount(each.net())
                    .amount(each.absolute())
                    .end();
        }
        return rows.table();
    }

    public static Table transit(List<Transfer> all) {
        Table.Rows rows = Table.of(
                "Transit",
                "Entity",
                "Transfer",
                "SKU",
                "From",
                "To",
                "Out",
                "In",
                "Accepted",
                "Open",
                "Currency",
                "Cost",
                "Value",
                "Started");
        for (Transfer each : all) {
            rows.row()
                    .text(each.entity())
                    .text(each.name().toString())
                    .text(each.sku())
                    .text(each.from())
                    .text(each.to())
                    .number(each.out())
                    .number(each.in())
                    .number(each.accepted())
                    .number(each.open())
                    .text(currency(each.cost()))
                    .amount(each.cost())
                    .amount(each.value())
                    .time(each.startedAt())
                    .end();
        }
        return rows.table();
    }

    private static @Nullable String currency(@Nullable Money amount) {
        return amount == null ? null : amount.currency().getCurrencyCode();
    }
}
