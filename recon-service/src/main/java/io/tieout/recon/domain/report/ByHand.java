package io.tieout.recon.domain.report;

import io.tieout.event.Coded;
import io.tieout.event.ErpEvent.ErpEntryPosted;
import io.tieout.event.ErpLine;
import io.tieout.event.Money;
import io.tieout.recon.domain.Leg;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A part of what people wrote, changed or reversed in the ERP on a business date.
///
/// @param name of the person, or of the account
/// @param count of documents
/// @param amount of a person what the documents come to; of an account the sum of the magnitudes of their lines on it
public record ByHand(Part part, String name, String entity, LocalDate date, long count, Money amount) {

    /// By what it is divided.
    public enum Part implements Coded {
        PERSON("person"),
        ACCOUNT("account");

        private final String code;

        Part(String code) {
            this.code = code;
        }

        @Override
        public String code() {
            return code;
        }
    }

    /// What a new leg adds; nothing where no person is named.
    public static List<ByHand> of(Leg leg) {
        return Told.isCounted(leg) && leg.event() instanceof ErpEntryPosted document && document.enteredBy() != null
                ? of(document, document.enteredBy())
                : List.of();
    }

    private static List<ByHand> of(ErpEntryPosted document, String person) {
        List<ByHand> all = new ArrayList<>();
        all.add(of(Part.PERSON, person, document, document.amount()));
        Map<List<String>, Money> accounts = new LinkedHashMap<>();
        for (ErpLine line : document.lines()) {
            accounts.merge(
                    List.of(line.account(), line.amount().currency().getCurrencyCode()),
                    line.amount().magnitude(),
                    Money::plus);
        }
        accounts.forEach((account, amount) -> all.add(of(Part.ACCOUNT, account.getFirst(), document, amount)));
        return all;
    }

    private static ByHand of(Part part, String name, ErpEntryPosted document, Money amount) {
        return new ByHand(
                part, name, document.envelope().entity(), document.envelope().businessDate(), 1, amount);
    }

    public ByHand plus(ByHand other) {
        return new ByHand(part, name, entity, date, count + other.count, amount.plus(other.amount));
    }
}
