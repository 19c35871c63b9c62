package io.tieout.alert.db;

import io.smallrye.mutiny.Uni;
import io.tieout.alert.app.AlertBook;
import io.tieout.alert.app.AlertEntry;
import io.tieout.alert.app.AlertKey;
import io.tieout.alert.domain.Alert;
import io.tieout.alert.domain.AlertRule;
import io.tieout.alert.domain.Situation;
import io.tieout.alert.domain.Slice;
import io.tieout.alert.domain.Tally;
import io.tieout.alert.domain.Touch;
import io.tieout.event.finding.BreakIncident;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/// Reads the situation of locked slices, has it decided and writes what was decided.
@ApplicationScoped
class Evaluations {

    private final RuleTable rules;
    private final TallyTable tallies;
    private final AlertTable alerts;
    private final NoticeTable notices;

    Evaluations(RuleTable rules, TallyTable tallies, AlertTable alerts, NoticeTable notices) {
        this.rules = rules;
        this.tallies = tallies;
        this.alerts = alerts;
        this.notices = notices;
    }

    Uni<AlertBook.Taken> decide(
            SqlConnection connection,
            SortedSet<Slice> slices,
            Map<Slice, List<Touch>> touches,
            AlertBook.Decision decision) {
        if (slices.isEmpty()) {
            return Uni.createFrom().item(new AlertBook.Taken(List.of(), List.of()));
        }
        SortedSet<String> tenants = slices.stream().map(Slice::tenant).collect(Collectors.toCollection(TreeSet::new));
        return rules.ofTenants(connection, tenants)
                .chain(byTenant -> tallies.of(connection, slices)
                        .chain(bySlice -> alerts.latest(connection, slices, incidents(bySlice))
                                .map(latest ->
                                        decided(new Read(byTenant, bySlice, latest, touches), slices, decision))))
                .call(taken -> alerts.write(connection, taken.entries()))
                .call(taken -> notices.follow(connection, taken.entries()));
    }

    private static Set<UUID> incidents(Map<Slice, List<Tally>> tallies) {
        return tallies.values().stream()
                .flatMap(List::stream)
                .map(Tally::incident)
                .filter(Objects::nonNull)
                .map(BreakIncident::id)
                .collect(Collectors.toUnmodifiableSet());
    }

    /// All that was read for one evaluation, of several slices.
    private record Read(
            Map<String, List<AlertRule>> rules,
            Map<Slice, List<Tally>> tallies,
            List<Alert> alerts,
            Map<Slice, List<Touch>> touches) {

        Situation of(Slice slice) {
            return new Situation(
                    slice,
                    rules.getOrDefault(slice.tenant(), List.of()),
                    tallies.getOrDefault(slice, List.of()),
                    alerts.stream().filter(alert -> alert.slice().equals(slice)).toList(),
                    touches.getOrDefault(slice, List.of()));
        }
    }

    private static AlertBook.Taken decided(Read read, SortedSet<Slice> slices, AlertBook.Decision decision) {
        List<AlertEntry> entries = new ArrayList<>();
        slices.forEach(slice -> entries.addAll(decision.apply(read.of(slice))));
        List<AlertKey> touched = new ArrayList<>();
        read.alerts().forEach(alert -> touched.add(AlertKey.of(alert)));
        entries.stream().map(entry -> AlertKey.of(entry.change().alert())).forEach(touched::add);
        return new AlertBook.Taken(
                List.copyOf(entries), touched.stream().distinct().toList());
    }
}
