package io.tieout.ledger.domain;

import io.tieout.event.BusinessEvent;
import io.tieout.event.FactKey;
import io.tieout.event.Money;
import io.tieout.event.SourceRole;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One row of the posting table: what is booked when the codes of an event are these.
///
/// @param row its number in the posting table
/// @param roles the booking roles it is for
/// @param when the values each code may have; codes not named may have any
/// @param lines balanced whatever the amounts; empty when the row says that nothing is booked
/// @param takesBack the transition of the same subject that it undoes, such as `approved`
public record PostingRule(
        String row,
        Set<SourceRole> roles,
        Map<String, Set<String>> when,
        List<TemplateLine> lines,
        @Nullable String takesBack) {

    public PostingRule {
        roles = Set.copyOf(roles);
        when = Map.copyOf(when);
        lines = List.copyOf(lines);
        requireBalanced(row, lines);
    }

    private static void requireBalanced(String row, List<TemplateLine> lines) {
        int net = lines.stream()
                .mapToInt(line -> line.sign() * line.amount().netShare())
                .sum();
        int tax = lines.stream()
                .mapToInt(line -> line.sign() * line.amount().taxShare())
                .sum();
        if (net != 0 || tax != 0) {
            throw new IllegalArgumentException("row " + row + " is unbalanced: its debits must equal its credits");
        }
    }

    boolean holds(SourceRole role, Map<String, String> codes) {
        return roles.contains(role)
                && when.entrySet().stream()
                        .allMatch(asked -> asked.getValue().contains(String.valueOf(codes.get(asked.getKey()))));
    }

    /// Whether some event could satisfy both rules, so that it would be unclear which one books.
    boolean overlaps(PostingRule other) {
        boolean rolesMeet = roles.stream().anyMatch(other.roles::contains);
        return rolesMeet
                && when.entrySet().stream().allMatch(asked -> {
                    Set<String> others = other.when.get(asked.getKey());
                    return others == null || asked.getValue().stream().anyMatch(others::contains);
                });
    }

    /// The entry for an event whose amount is above zero.
    JournalEntry entryOf(String policy, BusinessEvent event, Claim claim) {
        List<Line> booked = lines.stream()
                .filter(line -> !line.amount().of(claim).isZero())
                .map(line -> line(line, event, line.amount().of(claim)))
                .toList();
        return new JournalEntry(
                FactKey.of(event).eventId(),
                event.envelope().businessDate(),
                row,
                policy,
                booked,
                takesBack == null ? null : taken(event, takesBack));
    }

    private static Line line(TemplateLine line, BusinessEvent event, Money amount) {
        Account account = line.account();
        return new Line(event.envelope().entity(), account.code(), account.subKeyOf(event), line.side(), amount);
    }

    private static UUID taken(BusinessEvent event, String transition) {
        FactKey own = FactKey.of(event);
        return new FactKey(own.tenant(), own.source(), own.factType(), own.subject(), transition).eventId();
    }
}
