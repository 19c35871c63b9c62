package io.tieout.recon.domain.checkpoint;

import io.tieout.event.Money;
import io.tieout.event.finding.BreakState;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What stays as it is: known differences that nobody corrects, of the window and of before.
///
/// @param first what people accepted, by the ids of the breaks
/// @param people how many that are in all
/// @param sha256 of the list of all, each with its version and amount
/// @param deciders who accepted something large
/// @param settled what rules settled by themselves
/// @param repeating residues of one rule and sign, open or not, of which there are too many to be roundings
/// @param byLedger what the ledger booked away by its posting policy
/// @param grossSales of the window by the ledger's books; null where the ledger told nothing of them
public record Accepted(
        List<BreakState> first,
        long people,
        String sha256,
        List<String> deciders,
        List<Settled> settled,
        List<Settled> repeating,
        BookedResidues byLedger,
        @Nullable Money grossSales) {

    /// More stand in the list of breaks only.
    public static final int FIRST_MAX = 500;

    public static Accepted nothing(Currency currency) {
        return new Accepted(List.of(), 0, "", List.of(), List.of(), List.of(), BookedResidues.none(currency), null);
    }

    public Accepted {
        first = List.copyOf(first);
        deciders = List.copyOf(deciders);
        settled = List.copyOf(settled);
        repeating = List.copyOf(repeating);
    }

    /// Of one rule.
    public record Settled(String rule, Tally tally) {}
}
