package io.tieout.ledger.rest;

import io.tieout.event.Coded;
import io.tieout.ledger.domain.BookingRoles;
import io.tieout.ledger.domain.FactPolicy;
import io.tieout.ledger.domain.PartPolicy;
import io.tieout.ledger.domain.PostingPolicy;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "PolicyDetail", description = "A version with its text, and what that text says in short.")
record PolicyDetailView(
        PolicyView policy,
        List<AccountView> accounts,
        List<FactView> facts,

        @Schema(description = "What legal entities decided, unless they say otherwise.")
        Map<String, String> options,

        @Schema(description = "As it was sent.") String yaml) {

    @Schema(name = "PolicyAccount")
    record AccountView(String account, String name, boolean isMemo) {}

    @Schema(name = "PolicyPreference")
    record PreferenceView(
            List<String> firstOf,

            @Schema(description = "The codes of the events that it is for; those not named may have any value.")
            Map<String, Set<String>> when) {

        static PreferenceView of(BookingRoles.Preference preference) {
            return new PreferenceView(
                    preference.firstOf().stream().map(Coded::code).toList(), new TreeMap<>(preference.when()));
        }
    }

    @Schema(name = "PolicyFact")
    record FactView(
            @Schema(examples = "refund.processed") String fact,
            @Schema(description = "Roles whose word books.") List<String> bookedBy,

            @Schema(description = "Which of them does: the first that a source holds, of each of these.")
            List<PreferenceView> preferences,

            @Schema(description = "How many rows it has, suspense included.")
            int rows) {

        static FactView of(FactPolicy fact) {
            return new FactView(
                    fact.fact().factType(),
                    fact.bookedBy().roles().stream().map(Coded::code).sorted().toList(),
                    fact.bookedBy().preferences().stream()
                            .map(PreferenceView::of)
                            .toList(),
                    fact.parts().values().stream().mapToInt(FactView::rows).sum());
        }

        private static int rows(PartPolicy part) {
            return part.rules().size() + part.suspense().size();
        }
    }

    static PolicyDetailView of(PolicyView view, PostingPolicy policy, String yaml) {
        return new PolicyDetailView(
                view,
                policy.accounts().values().stream()
                        .map(account -> new AccountView(account.code(), account.name(), account.isMemo()))
                        .toList(),
                policy.facts().values().stream()
                        .sorted(Comparator.comparing(FactPolicy::fact))
                        .map(FactView::of)
                        .toList(),
                policy.options(),
                yaml);
    }
}
