package io.tieout.recon.domain.authority;

import io.tieout.event.finding.BreakState;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The registry of who is right about what, by domain, field and business date.
///
/// It is told beside what a rule concludes: a break's authority is whose value the rule took, this is whose value the
/// retailer has agreed to take.
///
/// @param domains the domain that each rule is about, by the rule's id
public record SystemsOfRecord(int version, Map<String, String> domains, List<Ruling> rulings) {

    public SystemsOfRecord {
        domains = Map.copyOf(domains);
        rulings = List.copyOf(rulings);
    }

    /// The ruling for the field that a break is about, on its business date.
    public Optional<Ruling> of(BreakState state) {
        String domain = domains.get(state.rule());
        return domain == null
                ? Optional.empty()
                : FieldInDispute.of(state.breakClass())
                        .flatMap(field -> of(domain, field, state.entity(), state.businessDate()));
    }

    /// A ruling of the entity's own goes before that of all.
    private Optional<Ruling> of(String domain, FieldInDispute field, String entity, LocalDate date) {
        return rulings.stream()
                .filter(each -> each.domain().equals(domain) && each.field() == field && each.holdsOn(date))
                .filter(each -> each.entity() == null || each.entity().equals(entity))
                .max(Comparator.comparing(each -> each.entity() != null));
    }

    /// Those that hold on a day, by domain and field.
    public List<Ruling> on(LocalDate date, @Nullable String domain) {
        return rulings.stream()
                .filter(each -> each.holdsOn(date))
                .filter(each -> domain == null || each.domain().equals(domain))
                .toList();
    }
}
