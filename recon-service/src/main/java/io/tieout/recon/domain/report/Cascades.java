package io.tieout.recon.domain.report;

import io.tieout.recon.domain.Holding;
import io.tieout.recon.domain.Stage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Loads of cards that the ERP does not have, with what it holds back because of that: redemptions and
/// refunds on the same card. The load is what has to be mended; then all of it can be let go. What it nets to
/// is what the ERP has too little owed on the card.
///
/// @param chains the earliest load first
public record Cascades(List<Chain> chains) {

    private static final Comparator<Chain> EARLIEST =
            Comparator.comparing((Chain chain) -> chain.load().happenedAt()).thenComparing(Chain::card);

    public Cascades {
        chains = List.copyOf(chains);
    }

    /// @param stages in the order of a card's life, the load included; none is empty
    /// @param total of the load and its children, each counted once
    public record Chain(String card, OpenItem load, List<OpenItem> children, List<StageSum> stages, OpenSum total) {
        public Chain {
            children = List.copyOf(children);
            stages = List.copyOf(stages);
        }
    }

    public record StageSum(Stage stage, OpenSum sum) {}

    public static Cascades of(List<OpenItem> items) {
        Map<String, List<OpenItem>> byCard = new TreeMap<>();
        for (OpenItem item : items) {
            for (String card : Holding.cardsOf(item.trail())) {
                byCard.computeIfAbsent(String.join("\n", card, item.entity(), item.currency()), _ -> new ArrayList<>())
                        .add(item);
            }
        }
        List<Chain> chains = new ArrayList<>();
        byCard.forEach((card, all) ->
                chain(card.lines().findFirst().orElseThrow(), all).ifPresent(chains::add));
        return new Cascades(chains.stream().sorted(EARLIEST).toList());
    }

    private static Optional<Chain> chain(String card, List<OpenItem> items) {
        return items.stream()
                .filter(item -> Holding.isLoadThatIsNotThere(item.breakClass(), item.trail()))
                .min(OpenItem.BY_BUSINESS_TIME)
                .map(load -> chain(card, load, items))
                .filter(chain -> !chain.children().isEmpty());
    }

    private static Chain chain(String card, OpenItem load, List<OpenItem> items) {
        List<OpenItem> children = items.stream()
                .filter(item -> Holding.isHeldBack(item.trail()) && OpenItem.BY_BUSINESS_TIME.compare(load, item) < 0)
                .sorted(OpenItem.BY_BUSINESS_TIME)
                .toList();
        Map<Stage, OpenSum> stages = new TreeMap<>();
        OpenSum total = onCard(load);
        stages.put(Stage.LOAD, total);
        for (OpenItem child : children) {
            stages.merge(child.trail().stage(), onCard(child), OpenSum::plus);
            total = total.plus(onCard(child));
        }
        List<StageSum> sums = new ArrayList<>();
        stages.forEach((stage, sum) -> sums.add(new StageSum(stage, sum)));
        return new Chain(card, load, children, sums, total);
    }

    /// A document has its amount without a sign; here what is owed on the card counts.
    private static OpenSum onCard(OpenItem item) {
        OpenSum sum = OpenSum.of(item);
        return item.trail().stage().lowersCard()
                ? new OpenSum(sum.count(), sum.net().negated(), sum.absolute())
                : sum;
    }
}
