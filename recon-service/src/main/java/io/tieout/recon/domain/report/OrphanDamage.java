package io.tieout.recon.domain.report;

import io.tieout.event.Money;
import io.tieout.recon.domain.rule.SeverityScale;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/// How much harm an orphan does, as points from 0 to 20: up to four each for its amount, its age, how far its like
/// has spread, how often it recurs, and how sensitive the account is that it stands on. More points come first; among
/// equals the larger amount, then the older, then the id.
///
/// | points | amount | age in days | spread: entities | recurrence: likes | account |
/// |---|---|---|---|---|---|
/// | 0 | none | 0–1 | 1 | 1 | not told |
/// | 1 | below T3 | 2–7 | – | 2 | any other |
/// | 2 | from T3 | 8–30 | 2 | 3–5 | revenue, tax, stock |
/// | 3 | from T2 | 31–90 | – | 6–20 | clearing, payable to customers |
/// | 4 | from T1 | > 90 | 3 or more | more | bank, cash, stored value |
///
/// Likes are orphans of the same counterparty and the same accounts in one currency.
public record OrphanDamage(OpenItem item, Set<String> accounts, Points points, int likes, int entities) {

    private static final Comparator<OrphanDamage> ORDER = Comparator.comparingInt(OrphanDamage::score)
            .thenComparingLong(each -> each.item().absolute().magnitude().minor())
            .reversed()
            .thenComparing(each -> each.item().firstDetectedAt())
            .thenComparing(each -> each.item().id().toString());

    public OrphanDamage {
        accounts = Set.copyOf(accounts);
    }

    public record Points(int amount, int age, int spread, int recurrence, int account) {
        int total() {
            return amount + age + spread + recurrence + account;
        }
    }

    /// What orphans of one kind have in common.
    private record Likeness(String counterparty, Set<String> accounts, String currency) {}

    /// @param accountsOf the ERP accounts that an orphan's document moves, by the break's id
    /// @param scaleOf limits of money, by the id of the rule
    public static List<OrphanDamage> rank(
            List<OpenItem> orphans, Map<UUID, Set<String>> accountsOf, Function<String, SeverityScale> scaleOf) {
        Map<Likeness, List<OpenItem>> likes = new HashMap<>();
        orphans.forEach(item -> likes.computeIfAbsent(likeness(item, accountsOf), _ -> new ArrayList<>())
                .add(item));
        List<OrphanDamage> ranked = new ArrayList<>();
        for (OpenItem item : orphans) {
            Likeness likeness = likeness(item, accountsOf);
            List<OpenItem> alike = likes.getOrDefault(likeness, List.of());
            Set<String> entities = new HashSet<>();
            alike.forEach(each -> entities.add(each.entity()));
            Points points = new Points(
                    ofAmount(item.absolute(), scaleOf.apply(item.rule())),
                    ofAge(item.ageDays()),
                    ofSpread(entities.size()),
                    ofRecurrence(alike.size()),
                    ofAccounts(likeness.accounts()));
            ranked.add(new OrphanDamage(item, likeness.accounts(), points, alike.size(), entities.size()));
        }
        return ranked.stream().sorted(ORDER).toList();
    }

    public int score() {
        return points.total();
    }

    private static Likeness likeness(OpenItem item, Map<UUID, Set<String>> accountsOf) {
        return new Likeness(item.counterparty(), accountsOf.getOrDefault(item.id(), Set.of()), item.currency());
    }

    static int ofAmount(Money absolute, SeverityScale scale) {
        if (absolute.isZero()) {
            return 0;
        }
        return 1 + scale.limitsReached(absolute);
    }

    static int ofAge(long days) {
        return (int)
                List.of(1L, 7L, 30L, 90L).stream().filter(end -> days > end).count();
    }

    static int ofSpread(int entities) {
        if (entities < 2) {
            return 0;
        }
        return entities == 2 ? 2 : 4;
    }

    static int ofRecurrence(int likes) {
        return (int) List.of(1, 2, 5, 20).stream().filter(end -> likes > end).count();
    }

    static int ofAccounts(Collection<String> accounts) {
        return accounts.stream().mapToInt(OrphanDamage::ofAccount).max().orElse(0);
    }

    /// By the number's place in the default chart of accounts. An ERP with another chart has its accounts mapped, or
    /// its orphans get the point of any other.
    private static int ofAccount(String account) {
        if (account.matches("(10|11[01])\\d.*|22[0-4]\\d.*")) {
            return 4;
        }
        if (account.matches("12\\d\\d.*|2(35|36|40|41)\\d.*|2990.*")) {
            return 3;
        }
        return account.matches("14\\d\\d.*|21\\d\\d.*|4\\d\\d\\d.*") ? 2 : 1;
    }
}
