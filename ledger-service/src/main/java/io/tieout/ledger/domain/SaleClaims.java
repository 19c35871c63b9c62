package io.tieout.ledger.domain;

import io.tieout.event.BusinessEvent;
import io.tieout.event.FulfilmentEvent;
import io.tieout.event.FulfilmentEvent.FulfilmentConfirmed;
import io.tieout.event.FulfilmentEvent.InvoiceIssued;
import io.tieout.event.ItemLine;
import io.tieout.event.Money;
import io.tieout.event.SaleEvent;
import io.tieout.event.SaleEvent.ExchangeRecorded;
import io.tieout.event.SaleEvent.ReturnRecorded;
import io.tieout.event.SaleEvent.SaleRecorded;
import io.tieout.event.TenderLine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is sold, delivered and taken back, line by line and tender by tender.
final class SaleClaims {

    private SaleClaims() {}

    static List<Claim> of(SaleEvent event) {
        Map<SubKey, String> till = till(event.store(), event.register());
        List<Claim> claims = new ArrayList<>();
        switch (event) {
            case SaleRecorded sale -> {
                addTenders(claims, FactPart.SALE_TENDERS, Map.of(), till, sale.tenders());
                addLines(claims, FactPart.SALE_LINES, Map.of(), till, sale.lines());
            }
            case ReturnRecorded back -> {
                Map<String, String> proof = Map.of("proof", back.proof().code());
                addLines(claims, FactPart.RETURN_LINES, proof, till, back.lines());
                addTenders(claims, FactPart.RETURN_TENDERS, proof, till, back.tenders());
            }
            case ExchangeRecorded exchange -> {
                addLines(claims, FactPart.EXCHANGE_RETURNED, Map.of(), till, exchange.returnedLines());
                claims.add(Claim.of(FactPart.EXCHANGE_WHOLE, Map.of(), till, exchange.returned(), exchange.sold()));
                addTenders(claims, FactPart.EXCHANGE_PAID, Map.of(), till, exchange.paid());
                addLines(claims, FactPart.EXCHANGE_SOLD, Map.of(), till, exchange.soldLines());
                addTenders(claims, FactPart.EXCHANGE_GIVEN, Map.of(), till, exchange.givenBack());
            }
        }
        return claims;
    }

    static List<Claim> of(FulfilmentEvent event) {
        return switch (event) {
            case FulfilmentConfirmed delivery -> {
                Map<String, String> kind = Map.of("kind", delivery.kind().code());
                List<Claim> claims = new ArrayList<>();
                claims.add(Claim.of(FactPart.DELIVERY_WHOLE, kind, Map.of(), delivery.total()));
                addLines(claims, FactPart.DELIVERY_LINES, kind, Map.of(), delivery.lines());
                yield claims;
            }
            case InvoiceIssued invoice -> {
                Money tax = Claims.orZero(invoice.tax(), invoice.total());
                yield List.of(Claim.of(
                        FactPart.INVOICE, Map.of(), Map.of(), invoice.total().minus(tax), tax));
            }
        };
    }

    static List<Pending> pending(SaleEvent event) {
        return switch (event) {
            case SaleRecorded sale -> costs(sale, FactPart.SALE_COST, Map.of(), sale.store(), sale.lines());
            case ExchangeRecorded exchange ->
                costs(exchange, FactPart.EXCHANGE_COST, Map.of(), exchange.store(), exchange.soldLines());
            // That goods came back is for the warehouse to say, which knows their condition.
            case ReturnRecorded _ -> List.of();
        };
    }

    static List<Pending> pending(FulfilmentEvent event) {
        return switch (event) {
            case FulfilmentConfirmed delivery ->
                costs(
                        delivery,
                        FactPart.DELIVERY_COST,
                        Map.of("kind", delivery.kind().code()),
                        delivery.location(),
                        delivery.lines());
            case InvoiceIssued _ -> List.of();
        };
    }

    static Map<SubKey, String> till(String store, @Nullable String register) {
        return register == null
                ? Map.of(SubKey.STORE, store)
                : Map.of(SubKey.STORE, store, SubKey.REGISTER, store + "/" + register);
    }

    private static void addTenders(
            List<Claim> claims,
            FactPart part,
            Map<String, String> codes,
            Map<SubKey, String> keys,
            List<TenderLine> tenders) {
        for (TenderLine tender : tenders) {
            claims.add(Claim.of(part, with(codes, "tender", tender.tender()), keys, tender.amount()));
        }
    }

    private static void addLines(
            List<Claim> claims,
            FactPart part,
            Map<String, String> codes,
            Map<SubKey, String> keys,
            List<ItemLine> lines) {
        for (ItemLine line : lines) {
            claims.add(Claim.of(
                    part,
                    with(codes, "item", line.kind().code()),
                    keys,
                    line.gross(),
                    Claims.orZero(line.discount(), line.gross()),
                    Claims.orZero(line.tax(), line.gross())));
        }
    }

    private static List<Pending> costs(
            BusinessEvent event,
            FactPart part,
            Map<String, String> codes,
            @Nullable String location,
            List<ItemLine> lines) {
        List<Pending> costs = new ArrayList<>();
        int ordinal = 0;
        for (ItemLine line : lines) {
            ordinal++;
            if (line.sku() != null && line.quantity() != 0) {
                costs.add(StockClaims.cost(event, part, ordinal, line.sku(), location, line.quantity(), codes));
            }
        }
        return costs;
    }

    private static Map<String, String> with(Map<String, String> codes, String name, String value) {
        if (codes.isEmpty()) {
            return Map.of(name, value);
        }
        Map<String, String> more = new HashMap<>(codes);
        more.put(name, value);
        return more;
    }
}
