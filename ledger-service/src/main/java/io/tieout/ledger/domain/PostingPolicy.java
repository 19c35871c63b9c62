package io.tieout.ledger.domain;

import io.tieout.event.BusinessEvent;
import java.time.LocalDate;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The chart of accounts and the posting table of one kind of retailer: data, versioned, proven complete and balanced
/// before it is used.
///
/// @param effectiveFrom the first business date it books; null for one that has always held
/// @param facts fact types it does not hold are never booked
/// @param options what all legal entities decided, by the code of the option; where one is left out its first choice
/// holds
/// @param entityOptions what single legal entities decided otherwise
/// @param settle which residues of clearing it books by itself; null where it leaves all of them to
/// people
public record PostingPolicy(
        String name,
        int version,
        @Nullable LocalDate effectiveFrom,
        SortedMap<String, Account> accounts,
        Map<BookableFact, FactPolicy> facts,
        Map<String, String> options,
        Map<String, Map<String, String>> entityOptions,
        BankWords bankWords,
        @Nullable SettleTerms settle) {

    public PostingPolicy {
        accounts = Collections.unmodifiableSortedMap(new TreeMap<>(accounts));
        facts = Map.copyOf(facts);
        options = Map.copyOf(over(PolicyOption.standard(), options));
        entityOptions = resolved(options, entityOptions);
    }

    /// Name and version as entries carry it, `retail-default/1`.
    public String id() {
        return name + "/" + version;
    }

    /// The same for legal entities that decide these options otherwise.
    public PostingPolicy withEntityOptions(Map<String, Map<String, String>> others) {
        return new PostingPolicy(name, version, effectiveFrom, accounts, facts, options, others, bankWords, settle);
    }

    public Optional<Account> account(String code) {
        return Optional.ofNullable(accounts.get(code));
    }

    /// Whether a row says what becomes of a tender.
    boolean hasTender(String code) {
        return facts.values().stream()
                .flatMap(fact -> fact.parts().values().stream())
                .flatMap(part -> part.rules().stream())
                .anyMatch(rule -> rule.when()
                        .getOrDefault(CodeKind.TENDER.code(), Set.of())
                        .contains(code));
    }

    Optional<FactPolicy> fact(BusinessEvent event) {
        return BookableFact.find(event.type()).map(facts::get);
    }

    /// What holds for a legal entity, by the code of the option.
    Map<String, String> options(String entity) {
        return entityOptions.getOrDefault(entity, options);
    }

    private static Map<String, Map<String, String>> resolved(
            Map<String, String> base, Map<String, Map<String, String>> entityOptions) {
        Map<String, Map<String, String>> resolved = new HashMap<>();
        entityOptions.forEach((entity, own) -> resolved.put(entity, Map.copyOf(over(base, own))));
        return Map.copyOf(resolved);
    }

    private static Map<String, String> over(Map<String, String> base, Map<String, String> own) {
        Map<String, String> resolved = new HashMap<>(base);
        resolved.putAll(own);
        return resolved;
    }
}
