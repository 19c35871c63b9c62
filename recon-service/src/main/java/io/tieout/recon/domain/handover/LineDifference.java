package io.tieout.recon.domain.handover;

import io.tieout.event.EntrySide;
import io.tieout.event.Money;
import io.tieout.event.finding.FieldDifference;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Lines of a record's documents that do not come to what they should.
///
/// @param isForwarded whether the integration's log says what they should come to, or else the source
record LineDifference(LineCheck check, Money expected, Money actual, boolean isForwarded) {

    /// What a correction would post, always positive.
    Money amount() {
        return expected.minus(actual).magnitude();
    }

    /// Where it would post it.
    EntrySide side() {
        return expected.minus(actual).isNegative() ? check.side().opposite() : check.side();
    }

    FieldDifference shown() {
        return new FieldDifference(check.field(), expected.toString(), actual.toString());
    }

    /// @param forwarded what the log says of it, word for word
    String sentence(@Nullable String forwarded) {
        String held = "the target's lines on %s come to %s.".formatted(check.names(), actual);
        return isForwarded
                ? "%s was forwarded as \"%s\"; %s".formatted(check.field(), forwarded, held)
                : "Missing: what the integration forwarded as %s; the source declares %s and %s"
                        .formatted(check.field(), expected, held);
    }

    /// What a correction of all of them would post on a side.
    static Money on(EntrySide side, List<LineDifference> all) {
        Money sum = Money.zero(all.getFirst().expected().currency());
        for (LineDifference each : all) {
            sum = each.side() == side ? sum.plus(each.amount()) : sum;
        }
        return sum;
    }

    /// What lies on wrong lines: what the entry that puts it right comes to. Its debits are its credits; where only one
    /// of an amount's two lines is looked at, the other one lies on an account that no check is about.
    static Money misplaced(List<LineDifference> all) {
        Money debit = on(EntrySide.DEBIT, all);
        Money credit = on(EntrySide.CREDIT, all);
        return debit.atMost(credit) ? credit : debit;
    }
}
