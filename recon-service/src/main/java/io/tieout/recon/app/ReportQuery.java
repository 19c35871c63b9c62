package io.tieout.recon.app;

import io.tieout.event.Reference;
import io.tieout.recon.domain.ItemStatus;
import io.tieout.recon.domain.MatchItem;
import io.tieout.recon.domain.report.GroupBy;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What a report is about; a part left out is no condition.
///
/// @param from first business date
/// @param to last business date
/// @param order as the source names it, or a whole reference such as `order:shopify-us:1001`
/// @param rule the id of the rule whose items are added up
/// @param asOf the business date up to which things are looked at; the figures are by what is known now
/// @param isPast whether `asOf` is before today; today nothing is cut off, because an entity east of here may be a day
/// ahead
public record ReportQuery(
        GroupBy by,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable String order,
        @Nullable ItemStatus status,
        @Nullable String entity,
        @Nullable String rule,
        LocalDate asOf,
        boolean isPast) {

    /// Whether an item is in the report.
    public boolean wants(MatchItem item) {
        return (from == null || !item.businessDate().isBefore(from))
                && (to == null || !item.businessDate().isAfter(to))
                && !(isPast && item.businessDate().isAfter(asOf))
                && (status == null || item.status() == status)
                && (entity == null || item.entity().equals(entity))
                && (order == null || isOrder(item.order()));
    }

    private boolean isOrder(@Nullable Reference candidate) {
        return candidate != null
                && (candidate.value().equals(order) || candidate.toString().equals(order));
    }
}
