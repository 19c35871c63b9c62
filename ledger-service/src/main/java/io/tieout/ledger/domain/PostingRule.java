package io.tieout.ledger.domain;

import io.tieout.event.SourceRole;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One row of the posting table: what is booked when the codes of a part are these.
///
/// @param row its number in the posting table
/// @param roles the booking roles it is for
/// @param when the values each code or option may have; those not named may have any
/// @param lines balanced with the other parts of the event whatever the amounts; empty when the row says that nothing
/// is
///     booked
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
    }

    boolean holds(SourceRole role, Map<String, String> codes, Map<String, String> options) {
        if (!roles.contains(role)) {
            return false;
        }
        for (Map.Entry<String, Set<String>> asked : when.entrySet()) {
            String value = codes.get(asked.getKey());
            if (!asked.getValue().contains(value == null ? String.valueOf(options.get(asked.getKey())) : value)) {
                return false;
            }
        }
        return true;
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

    /// The same; refused when its lines do not balance.
    public PostingRule balanced(FactPart part) {
        requireBalanced(part.shape());
        return this;
    }

    /// Refuses lines whose debits less credits are not what the other parts of the event make up for, in every legal
    /// entity that they touch; memo accounts balance by themselves.
    void requireBalanced(Shape shape) {
        if (lines.isEmpty()) {
            return;
        }
        for (int i = 0; i < shape.basis().size(); i++) {
            int basis = i;
            int own = sum(lines, LineEntity.OWN, false, basis);
            int affiliate = sum(lines, LineEntity.SOLD_BY, false, basis);
            int memo = sum(lines, LineEntity.OWN, true, basis);
            if (own != shape.surplus().get(basis) || affiliate != 0 || memo != 0) {
                throw new IllegalArgumentException(
                        "row " + row + " is unbalanced in " + shape.basis().get(basis) + ": "
                                + expected(shape.surplus().get(basis)));
            }
        }
    }

    private static int sum(List<TemplateLine> lines, LineEntity entity, boolean isMemo, int basis) {
        return lines.stream()
                .filter(line -> line.entity() == entity && line.account().isMemo() == isMemo)
                .mapToInt(line -> line.signedShare(basis))
                .sum();
    }

    private static String expected(int surplus) {
        return switch (surplus) {
            case 0 -> "its debits must equal its credits";
            case 1 -> "it must debit it once more than it credits it, the other parts of the event credit it";
            default -> "it must credit it once more than it debits it, the other parts of the event debit it";
        };
    }
}
