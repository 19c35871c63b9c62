package io.tieout.recon.yaml;

import io.tieout.event.Coded;
import io.tieout.event.Money;
import io.tieout.event.SettlementKind;
import io.tieout.recon.domain.fee.Contract;
import io.tieout.recon.domain.fee.FeeRule;
import io.tieout.recon.domain.fee.FeeTolerance;
import io.tieout.recon.domain.fee.Rate;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// A file of contracts about fees: the rule and the cases that prove it.
public record FeeFile(FeeRule rule, List<RuleCase> cases) {

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,6})?");

    public FeeFile {
        cases = List.copyOf(cases);
    }

    /// Reads the text of a rule file and runs its cases.
    ///
    /// @throws InvalidRuleException naming every line that is wrong, and every case that fails
    public static FeeFile read(String name, String text) {
        RuleText<FeeRule> read = RuleText.read(name, text, FeeFile::rule);
        return new FeeFile(read.rule(), read.cases());
    }

    private static FeeRule rule(Section file) {
        Section tolerance = file.section("tolerance");
        FeeRule rule = new FeeRule(
                TermSections.settling(file),
                contracts(file),
                new FeeTolerance(number(tolerance, "least"), number(tolerance, "percent")));
        tolerance.done();
        return rule;
    }

    private static List<Contract> contracts(Section file) {
        List<Contract> contracts = new ArrayList<>();
        for (Section section : file.sections("contracts")) {
            Contract contract = contract(section);
            contracts.stream()
                    .filter(contract::overlaps)
                    .forEach(other -> section.reject(
                            "name", "a line may be under '" + other.name() + "' and '" + contract.name() + "'"));
            contracts.add(contract);
            section.done();
        }
        if (contracts.isEmpty()) {
            file.reject("contracts", "the rule compares nothing; write at least one contract");
        }
        return contracts;
    }

    private static Contract contract(Section section) {
        Contract contract = new Contract(
                TermSections.id(section, "name"),
                Set.copyOf(section.texts("sources")),
                currencies(section),
                section.has("tenders") ? Set.copyOf(section.texts("tenders")) : Set.of(),
                section.parsed("from", LocalDate.MIN, LocalDate::parse),
                section.has("until") ? section.parsed("until", LocalDate.MAX, LocalDate::parse) : null,
                rates(section.section("rates")));
        if (contract.until() != null && !contract.from().isBefore(contract.until())) {
            section.reject("until", "'until' must be after 'from'");
        }
        return contract;
    }

    private static Set<String> currencies(Section section) {
        List<String> currencies = section.texts("currencies");
        for (String code : currencies) {
            try {
                Money.currencyOf(code);
            } catch (IllegalArgumentException unknown) {
                section.reject("currencies", "'" + code + "': " + unknown.getMessage());
            }
        }
        return Set.copyOf(currencies);
    }

    private static Map<SettlementKind, Rate> rates(Section section) {
        Map<SettlementKind, Rate> rates = new EnumMap<>(SettlementKind.class);
        for (String name : section.names()) {
            Section rate = section.section(name);
            Rate read = new Rate(number(rate, "percent"), number(rate, "fixed"));
            rate.done();
            Coded.find(SettlementKind.class, name)
                    .ifPresentOrElse(
                            kind -> rates.put(kind, read),
                            () -> section.reject(name, "there are no lines of kind '" + name + "'"));
        }
        section.done();
        return rates;
    }

    private static BigDecimal number(Section section, String field) {
        return section.parsed(field, BigDecimal.ZERO, text -> {
            if (!NUMBER.matcher(text).matches()) {
                throw new IllegalArgumentException("write a number such as 2.9, not " + text);
            }
            return new BigDecimal(text);
        });
    }
}
