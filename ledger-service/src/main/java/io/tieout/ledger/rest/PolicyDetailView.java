package io.tieout.ledger.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tieout.event.Coded;
import io.tieout.ledger.domain.BookingRoles;
import io.tieout.ledger.domain.FactPolicy;
import io.tieout.ledger.domain.PartPolicy;
import io.tieout.ledger.domain.PostingPolicy;
import io.tieout.ledger.domain.SettleTerms;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "PolicyDetail", description = "A version with its text, and what that text says in short.")
record PolicyDetailView(
        PolicyView policy,
        List<AccountView> accounts,
        List<FactView> facts,

        @Schema(description = "What legal entities decided, unless they say otherwise.")
        Map<String, String> options,

        @Schema(description = "Which residues of clearing it books by itself; absent where it leaves them to people.")
        @Nullable
        SettleView settle,

        @Schema(description = "As it was sent.") String yaml) {

    @Schema(name = "PolicyAccount")
    record AccountView(String account, String name, boolean isMemo) {}

    @Schema(name = "PolicySettle")
    record SettleView(
            @Schema(description = "What they are booked to.", examples = "6910")
            String account,

            @Schema(description = "Accounts whose keys are settled.")
            List<String> accounts,

            @Schema(description = "payment, payout: keys of which both sides have come.")
            List<String> keys,

            @Schema(description = "Major units of one residue.", examples = "0.05")
            String item,

            @Schema(description = "Of one business date.", examples = "5.00")
            String day,

            @Schema(description = "Of one accounting period of a legal entity.", examples = "50.00")
            String period,

            @Schema(description = "For how long nothing was recorded under the key.")
            int days,

            @Schema(description = "The first business date of a residue.")
            LocalDate from) {

        static @Nullable SettleView of(@Nullable SettleTerms terms) {
            return terms == null
                    ? null
                    : new SettleView(
                            terms.account(),
                            terms.accounts().stream().sorted().toList(),
                            terms.keys().stream().map(Coded::code).sorted().toList(),
                            terms.caps().item().toPlainString(),
                            terms.caps().day().toPlainString(),
                            terms.caps().period().toPlainString(),
                            terms.days(),
                            terms.from());
        }
    }

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
                SettleView.of(policy.settle()),
                yaml);
    }
}
