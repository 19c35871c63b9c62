package io.tieout.recon.yaml;

import io.tieout.event.Coded;
import io.tieout.recon.domain.Rule;
import io.tieout.recon.domain.authority.FieldInDispute;
import io.tieout.recon.domain.authority.Ruling;
import io.tieout.recon.domain.authority.Systems;
import io.tieout.recon.domain.authority.SystemsOfRecord;
import io.tieout.recon.domain.authority.Taken;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads the registry of systems of record.
public final class RegistryFile {

    private RegistryFile() {}

    /// @throws InvalidRuleException naming every line that is wrong
    public static SystemsOfRecord read(String name, String text) {
        return read(name, text, List.of());
    }

    /// @param rules in force, which must not take another's word than the registry
    /// @throws InvalidRuleException naming every line that is wrong
    public static SystemsOfRecord read(String name, String text, Collection<Rule> rules) {
        List<Taken> taken =
                rules.stream().flatMap(rule -> Taken.by(rule).stream()).toList();
        List<RuleFault> faults = new ArrayList<>();
        Section file = Section.of("the registry", RuleFile.compose(name, text), faults);
        file.exactly("registry", "systems-of-record");
        int version = file.number("version");
        Map<String, String> domains = new HashMap<>();
        List<Ruling> rulings = new ArrayList<>();
        for (Section section : file.sections("domains")) {
            String domain = TermSections.id(section, "domain");
            List<String> own = section.texts("rules");
            for (String rule : own) {
                if (domains.put(rule, domain) != null) {
                    section.reject("rules", "the rule '" + rule + "' is of another domain already");
                }
            }
            List<Taken> takenHere =
                    taken.stream().filter(each -> own.contains(each.rule())).toList();
            for (Section each : section.sections("fields")) {
                add(rulings, domain, each, takenHere);
            }
            section.done();
        }
        if (rulings.isEmpty()) {
            file.reject("domains", "the registry says nothing; write at least one domain with one field");
        }
        file.done();
        if (!faults.isEmpty()) {
            throw new InvalidRuleException(name, faults);
        }
        return new SystemsOfRecord(version, domains, rulings);
    }

    private static void add(List<Ruling> rulings, String domain, Section section, List<Taken> taken) {
        Optional<String> entity = section.optionalText("entity");
        String system = section.text("system");
        Systems.unknown(system)
                .ifPresent(word -> section.reject(
                        "system",
                        "'" + word
                                + "' is neither a role of a source nor agreed; write roles, contract, declared count,"
                                + " approved count or whoever told the fact, joined by 'or'"));
        LocalDate from = section.parsed("from", LocalDate.MIN, LocalDate::parse);
        LocalDate until = section.has("until") ? section.parsed("until", LocalDate.MAX, LocalDate::parse) : null;
        if (until != null && !from.isBefore(until)) {
            section.reject("until", "'until' must be after 'from'");
        }
        for (String field : section.texts("fields")) {
            Optional<FieldInDispute> known = Coded.find(FieldInDispute.class, field);
            if (known.isEmpty()) {
                section.reject("fields", "no break is about a field '" + field + "'");
                continue;
            }
            // A ruling that has ended was right in its time.
            taken.stream()
                    .filter(each -> until == null && each.field() == known.get() && each.isContradictedBy(system))
                    .forEach(each -> section.reject(
                            "system",
                            "the rule '" + each.rule() + "' takes another's word for '" + each.name()
                                    + "'; let both say the same"));
            Ruling ruling = new Ruling(domain, known.get(), entity.orElse(null), system, from, until);
            if (rulings.stream().anyMatch(ruling::overlaps)) {
                section.reject("fields", "somebody is right about '" + field + "' on one of these days already");
            }
            rulings.add(ruling);
        }
        section.done();
    }
}
