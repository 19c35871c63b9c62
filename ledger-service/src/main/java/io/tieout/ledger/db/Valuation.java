package io.tieout.ledger.db;

import static java.util.stream.Collectors.groupingBy;

import io.smallrye.mutiny.Uni;
import io.tieout.ledger.app.Policies;
import io.tieout.ledger.db.BookValues.Part;
import io.tieout.ledger.db.BookValues.Setting;
import io.tieout.ledger.db.BookValues.Valued;
import io.tieout.ledger.db.Books.Booking;
import io.tieout.ledger.domain.BookValue;
import io.tieout.ledger.domain.PostingPolicy;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Books what depends on a value of the books: the cost of goods, the rate of a currency.
///
/// What is booked is a function of the values and the events, never of which came first. Where no value holds yet the
/// part waits, and where another value turns out to hold, its entry is reversed and booked again. docs/adr/0018 says
/// why.
final class Valuation {

    /// The number of the first entry of an event's values.
    private static final int FIRST = Books.OWN + 1;

    private final SqlConnection connection;
    private final BookValues values;
    private final Batch batch;
    private final Policies policies;
    private final Books books;

    Valuation(SqlConnection connection, Batch batch, Policies policies, Books books) {
        this.connection = connection;
        this.values = new BookValues(connection);
        this.batch = batch;
        this.policies = policies;
        this.books = books;
    }

    /// Before anything else of the batch is locked, so that two batches cannot wait for each other.
    Uni<Void> lock() {
        boolean sets = batch.facts().stream()
                .anyMatch(fact -> BookValue.setBy(fact.event()).isPresent());
        boolean uses = batch.facts().stream()
                .anyMatch(fact -> !fact.first().posted().pending().isEmpty());
        return sets || uses ? values.lock(sets) : Uni.createFrom().voidItem();
    }

    /// Books the batch's parts that are valued, and those of earlier batches whose value is another one now.
    Uni<Void> book() {
        List<Setting> settings = new ArrayList<>();
        List<Part> parts = new ArrayList<>();
        for (Fact fact : batch.fresh()) {
            BookValue.setBy(fact.translated())
                    .ifPresent(value -> settings.add(new Setting(fact.tenant(), fact.eventId(), value)));
            fact.first().posted().pending().forEach(pending -> parts.add(new Part(fact.id(), fact.tenant(), pending)));
        }
        return values.add(settings)
                .chain(() -> values.addParts(parts))
                .chain(added -> bookAdded(parts, added))
                .chain(() -> values.revalue(settings))
                .chain(changed -> new Revaluation(connection, policies, books).book(changed));
    }

    private Uni<Void> bookAdded(List<Part> parts, List<Valued> added) {
        Set<String> names = new HashSet<>();
        parts.forEach(part -> names.add(part.pending().key().name()));
        Map<Long, List<Valued>> byEvent = added.stream().collect(groupingBy(Valued::event));
        return values.byEventId(Revaluation.ids(added, Valued::now), names).chain(found -> {
            List<Booking> bookings = new ArrayList<>();
            for (Fact fact : batch.fresh()) {
                List<Valued> valued = byEvent.getOrDefault(fact.id(), List.of());
                PostingPolicy policy = policies.of(fact.tenant()).of(fact.event());
                Revaluation.entry(policy, fact.translated(), valued, Valued::now, found)
                        .ifPresent(entry -> bookings.add(new Booking(fact.id(), FIRST, fact.tenant(), entry)));
            }
            return books.add(bookings);
        });
    }
}
