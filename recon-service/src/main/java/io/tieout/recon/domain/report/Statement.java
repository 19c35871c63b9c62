package io.tieout.recon.domain.report;

import io.tieout.recon.domain.Ageing;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What is open with each counterparty, by age. What the source holds more and what the ERP holds more are accounts of
/// their own: positive and negative differences are never netted.
public record Statement(List<Account> accounts) {

    private static final Comparator<OpenItem> BY_ACCOUNT = Comparator.comparing(OpenItem::entity)
            .thenComparing(OpenItem::currency)
            .thenComparing(OpenItem::counterparty)
            .thenComparing(OpenItem::side);

    public Statement {
        accounts = List.copyOf(accounts);
    }

    /// @param counterparty the system whose records they are; empty where nothing tells
    /// @param buckets of the mismatch age, all of them, the youngest first
    public record Account(
            String entity, String currency, String counterparty, OpenSide side, List<Bucket> buckets, OpenSum total) {
        public Account {
            buckets = List.copyOf(buckets);
        }
    }

    public record Bucket(String days, OpenSum sum) {}

    public static Statement of(List<OpenItem> items) {
        Map<OpenItem, List<OpenItem>> accounts = items.stream()
                .collect(Collectors.groupingBy(item -> item, () -> new TreeMap<>(BY_ACCOUNT), Collectors.toList()));
        return new Statement(accounts.values().stream().map(Statement::account).toList());
    }

    private static Account account(List<OpenItem> items) {
        OpenItem first = items.getFirst();
        List<Bucket> buckets = new ArrayList<>();
        for (String days : Ageing.buckets()) {
            buckets.add(new Bucket(
                    days,
                    sum(
                            first,
                            items.stream()
                                    .filter(item ->
                                            Ageing.bucketOf(item.ageDays()).equals(days))
                                    .toList())));
        }
        return new Account(
                first.entity(), first.currency(), first.counterparty(), first.side(), buckets, sum(first, items));
    }

    private static OpenSum sum(OpenItem first, List<OpenItem> items) {
        return items.stream().map(OpenSum::of).reduce(OpenSum.none(first.delta().currency()), OpenSum::plus);
    }
}
