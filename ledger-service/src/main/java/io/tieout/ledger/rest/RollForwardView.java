package io.tieout.ledger.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.tieout.event.Money;
import io.tieout.kit.page.Page;
import io.tieout.ledger.app.Balances.Turnover;
import io.tieout.ledger.app.StoredValueReport.CardFlow;
import io.tieout.ledger.app.StoredValueReport.Filter;
import io.tieout.ledger.app.StoredValueReport.OriginFlow;
import io.tieout.ledger.domain.RollForward;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(
        name = "StoredValueRollForward",
        description = "From the opening to the closing balance of stored value. What left cards is negative.")
@JsonInclude(JsonInclude.Include.NON_NULL)
record RollForwardView(
        @Schema(description = "The first business date; absent for all before `to`.") @Nullable
        LocalDate from,

        @Schema(description = "The last business date; absent for all since `from`.") @Nullable
        LocalDate to,

        @Schema(description = "By origin and in total; absent by card.") @Nullable
        List<BookView> books,

        @Schema(description = "By card and origin; absent by origin.") @Nullable
        List<CardView> cards,

        @Nullable String next) {

    @Schema(name = "StoredValueBook", description = "One legal entity and currency.")
    record BookView(
            String entity,
            String currency,
            List<OriginView> origins,

            @Schema(description = "The origins that are owed; memo accounts are not.")
            FlowView liability,

            @Schema(description = "Part of the closing liability that is recognised as breakage: account 2290.")
            MoneyView breakageRecognised,

            @Schema(description = "Closing liability less recognised breakage.")
            MoneyView netLiability) {}

    @Schema(name = "StoredValueOrigin")
    record OriginView(
            @Schema(examples = "return-credit") String origin,
            @Schema(examples = "2230") String account,

            @Schema(description = "Stands outside of the trial balance.")
            boolean memo,

            @JsonUnwrapped FlowView flow,

            @Schema(description = "Redemptions that took more than was recorded to be there: a load is missing.")
            long unbackedRedemptions,

            @Schema(description = "Cards that stand below zero at the end; never netted away by others.")
            long negativeCards) {

        static OriginView of(OriginFlow origin) {
            return new OriginView(
                    origin.account().origin().code(),
                    origin.account().code(),
                    origin.account().isMemo(),
                    FlowView.of(origin.flow()),
                    origin.unbackedRedemptions(),
                    origin.negativeCards());
        }
    }

    @Schema(name = "StoredValueCard")
    record CardView(
            @Schema(examples = "card_77") String card,
            String entity,
            @Schema(examples = "return-credit") String origin,
            @Schema(examples = "2230") String account,
            @JsonUnwrapped FlowView flow,
            long unbackedRedemptions) {

        static CardView of(CardFlow card) {
            return new CardView(
                    card.card(),
                    card.entity(),
                    card.account().origin().code(),
                    card.account().code(),
                    FlowView.of(card.flow()),
                    card.unbackedRedemptions());
        }
    }

    @Schema(name = "StoredValueFlow")
    record FlowView(
            @Schema(description = "Before `from`, and what platforms stated as there from the start.")
            MoneyView opening,

            @Schema(description = "Loaded and credited.") MoneyView issued,
            MoneyView redeemed,
            MoneyView redemptionReversed,
            MoneyView loadVoided,
            MoneyView expired,
            MoneyView escheated,

            @Schema(description = "Adjusted by hand and moved between cards.")
            MoneyView adjusted,

            @Schema(description = "The sum of the columns, and the balance of the account.")
            MoneyView closing) {

        static FlowView of(RollForward flow) {
            return new FlowView(
                    MoneyView.of(flow.opening()),
                    MoneyView.of(flow.issued()),
                    MoneyView.of(flow.redeemed()),
                    MoneyView.of(flow.redemptionReversed()),
                    MoneyView.of(flow.loadVoided()),
                    MoneyView.of(flow.expired()),
                    MoneyView.of(flow.escheated()),
                    MoneyView.of(flow.adjusted()),
                    MoneyView.of(flow.closing()));
        }
    }

    private record Key(String entity, String currency) {}

    /// @param breakage turnovers of the account of recognised breakage
    static RollForwardView byOrigin(Filter filter, List<OriginFlow> flows, List<Turnover> breakage) {
        Map<Key, Money> recognised = new LinkedHashMap<>();
        breakage.forEach(turnover -> recognised.put(key(turnover.entity(), turnover.debits()), turnover.balance()));
        Map<Key, List<OriginFlow>> books = new LinkedHashMap<>();
        for (OriginFlow flow : flows) {
            books.computeIfAbsent(key(flow.entity(), flow.flow().opening()), _ -> new ArrayList<>())
                    .add(flow);
        }
        return new RollForwardView(
                filter.from(),
                filter.to(),
                books.entrySet().stream()
                        .map(book -> book(book.getKey(), book.getValue(), recognised.get(book.getKey())))
                        .toList(),
                null,
                null);
    }

    static RollForwardView byCard(Filter filter, Page<CardFlow> page) {
        return new RollForwardView(
                filter.from(),
                filter.to(),
                null,
                page.items().stream().map(CardView::of).toList(),
                page.next());
    }

    private static BookView book(Key key, List<OriginFlow> origins, @Nullable Money recognised) {
        Money zero = Money.of(0, key.currency());
        RollForward liability = origins.stream()
                .filter(origin -> !origin.account().isMemo())
                .map(OriginFlow::flow)
                .reduce(RollForward.zero(zero), RollForward::plus);
        Money breakage = recognised == null ? zero : recognised;
        return new BookView(
                key.entity(),
                key.currency(),
                origins.stream().map(OriginView::of).toList(),
                FlowView.of(liability),
                MoneyView.of(breakage),
                MoneyView.of(liability.closing().minus(breakage)));
    }

    private static Key key(String entity, Money money) {
        return new Key(entity, money.currency().getCurrencyCode());
    }
}
