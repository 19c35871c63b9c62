package io.tieout.recon.db;

import io.smallrye.mutiny.Uni;
import io.tieout.event.CanonicalBytes;
import io.tieout.recon.app.UnitLegs;
import io.tieout.recon.domain.Break;
import io.tieout.recon.domain.BreakBook;
import io.tieout.recon.domain.HashedId;
import io.tieout.recon.domain.feed.FeedRule;
import io.tieout.recon.domain.feed.Heard;
import io.tieout.recon.domain.feed.Heard.Speaker;
import io.tieout.recon.domain.feed.LastWord;
import io.tieout.recon.domain.feed.Outage;
import io.tieout.recon.domain.feed.Vigil;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One look at the feeds of one tenant by one rule: reads hours, lets the pure part judge, and writes
/// what follows.
///
/// The breaks of a source are of a unit of their own, which no transaction and no record has.
///
/// @param late the first hour of which something was told since the last look; null where nothing was
record FeedLook(
        SqlConnection connection,
        String tenant,
        FeedRule rule,
        Instant at,
        @Nullable Instant late) {

    /// @param nextDueAt null where nobody is watched
    record Result(
            List<Break> unpublished,
            @Nullable Instant nextDueAt,
            @Nullable Instant judgedUntil) {}

    Uni<Result> look() {
        FeedRows rows = new FeedRows(connection, tenant, rule.terms().id());
        HeardRows heard = new HeardRows(connection, tenant);
        return rows.vigil()
                .chain(before -> heard.speakers()
                        .chain(speakers -> reopened(heard, before, speakers)
                                .chain(again -> after(heard, again.joined(rule, speakers), speakers)))
                        .chain(after -> rows.write(before, after)
                                .chain(() -> breaks(heard, before, after))
                                .map(breaks -> new Result(breaks, after.nextDueAt(rule, at), after.judgedUntil()))));
    }

    private Uni<Vigil> reopened(HeardRows heard, Vigil before, List<Speaker> speakers) {
        Instant judgedUntil = before.judgedUntil();
        Instant from = late;
        if (from == null || judgedUntil == null || !from.isBefore(judgedUntil)) {
            return Uni.createFrom().item(before);
        }
        return heard.hours(from.minus(Vigil.LOOK_BACK).minus(Vigil.LOOK_BACK), from)
                .map(hours -> before.reopened(rule, Heard.of(hours, speakers, at), from));
    }

    private Uni<Vigil> after(HeardRows heard, Vigil before, List<Speaker> speakers) {
        return heard.hours(before.from(at))
                .chain(hours ->
                        heard.heardUntil().map(until -> before.after(rule, Heard.of(hours, speakers, until), at)));
    }

    private Uni<List<Break>> breaks(HeardRows heard, Vigil before, Vigil after) {
        List<Outage> outages = Outage.of(after.empty());
        Set<Transaction> units = new TreeSet<>();
        Stream.concat(before.empty().stream(), after.empty().stream()).forEach(each -> units.add(unit(each.source())));
        if (units.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return heard.lastWords(outages)
                .chain(words -> BreakRows.known(connection, units, Map.of(), List.of())
                        .chain(known -> write(known, outages, words, units))
                        .chain(() -> BreakRows.unpublished(connection, units)));
    }

    private Transaction unit(String source) {
        return new Transaction(
                tenant,
                HashedId.of(new CanonicalBytes()
                        .text("feed")
                        .text(tenant)
                        .text(rule.terms().id())
                        .text(source)));
    }

    private Uni<Void> write(
            KnownBreaks known, List<Outage> outages, Map<Outage, LastWord> words, Collection<Transaction> units) {
        List<BreakRows.Owned> states = new ArrayList<>();
        List<BreakRows.Owned> details = new ArrayList<>();
        Set<UUID> found = new TreeSet<>();
        for (Outage outage : outages) {
            UUID id = outage.breakId(tenant, rule);
            found.add(id);
            Break before = known.find(tenant, id);
            UUID unit = unit(outage.source()).id();
            new BreakBook(rule.terms(), tenant, correlationId(words.get(outage), before, unit), at)
                    .after(
                            List.of(outage.finding(rule, words.get(outage))),
                            before == null ? List.of() : List.of(before))
                    .changed()
                    .forEach(each -> sort(each, before, unit, states, details));
        }
        for (Transaction unit : units) {
            for (Break gone : known.concerning(new UnitLegs(tenant, unit.id(), List.of()), List.of())) {
                if (!found.contains(gone.id())) {
                    new BreakBook(rule.terms(), tenant, null, at)
                            .after(List.of(), List.of(gone))
                            .changed()
                            .forEach(each -> sort(each, gone, unit.id(), states, details));
                }
            }
        }
        return BreakRows.write(connection, states, details, at);
    }

    /// The transaction of what was told last, so that somebody can look at it in the ledger.
    private static UUID correlationId(@Nullable LastWord last, @Nullable Break before, UUID unit) {
        if (before != null) {
            return before.state().correlationId();
        }
        UUID transaction = last == null ? null : last.transactionId();
        return transaction == null ? unit : transaction;
    }

    private static void sort(
            Break changed,
            @Nullable Break before,
            UUID unit,
            List<BreakRows.Owned> states,
            List<BreakRows.Owned> details) {
        boolean isNewVersion = before == null || !before.state().equals(changed.state());
        (isNewVersion ? states : details).add(new BreakRows.Owned(changed, unit));
    }
}
