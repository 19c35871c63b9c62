package io.tieout.recon.app;

import io.smallrye.mutiny.Uni;
import io.tieout.kit.page.PageRequest;
import io.tieout.recon.domain.report.StockFigures;
import java.time.LocalDate;
import java.util.List;

/// Stock that was compared in a window.
public interface ReadStock {

    /// By legal entity, item and location: up to [PageRequest#limit()] units from the page's cursor on.
    ///
    /// @param rule the id of the rule about what is on hand
    Uni<List<UnitLegs>> onHand(String tenant, String rule, StockQuery query, PageRequest page);

    /// By business date and transfer: up to [PageRequest#limit()] transfers from the page's cursor on.
    ///
    /// @param rule the id of the rule about transfers
    Uni<List<Sent>> inTransit(String tenant, String rule, StockQuery query, PageRequest page);

    /// What was compared, by legal entity, location and currency.
    Uni<List<StockFigures>> figures(String tenant, String rule, StockQuery query);

    /// An item of the comparison that is one item of a transfer.
    ///
    /// @param key of the item
    record Sent(LocalDate businessDate, String key, UnitLegs unit) {}
}
