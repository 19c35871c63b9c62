package io.tieout.ledger.db;

import io.smallrye.mutiny.Uni;
import io.tieout.event.Envelope;
import io.tieout.event.ReferenceDataEvent.MappingChanged;
import io.tieout.ledger.app.Policies;
import io.tieout.ledger.app.SavedCrossReference;
import io.tieout.ledger.app.StaleCrossReferences;
import io.tieout.ledger.db.CrossReferenceRows.Versions;
import io.tieout.ledger.domain.CodeKey;
import io.tieout.ledger.domain.CodeKind;
import io.tieout.ledger.domain.CodeUse;
import io.tieout.ledger.domain.CrossReference;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// The cross-references by which a batch is booked, and those that it brings.
///
/// What it brings holds for events of later batches at once, and for its own and earlier ones once they are booked
/// anew.
final class CodesOfBatch {

    private static final String ADD_USES = """
            INSERT INTO coded_event (event, kind, code, tenant, source, at, canonical)
            SELECT * FROM unnest($1::bigint[], $2::text[], $3::text[], $4::text[], $5::text[], $6::timestamptz[], $7::text[])""";

    /// A change that a source told.
    private record Told(Fact fact, MappingChanged change, CodeKey key) {}

    /// A code that an event carries.
    record Used(long event, Envelope envelope, CodeUse use) {}

    private final SqlConnection connection;
    private final Batch batch;
    private final Policies policies;

    CodesOfBatch(SqlConnection connection, Batch batch, Policies policies) {
        this.connection = connection;
        this.batch = batch;
        this.policies = policies;
    }

    /// Before everything else of the batch; fails as [StaleCrossReferences] where it was drawn up by earlier versions.
    /// Completes with the versions that hold for it.
    Uni<Map<String, Versions>> lock() {
        Set<String> changed = new HashSet<>();
        batch.facts().forEach(fact -> learnt(fact).ifPresent(_ -> changed.add(fact.tenant())));
        return CrossReferenceRows.lock(connection, batch.tenants(), changed).invoke(this::requireLatest);
    }

    private void requireLatest(Map<String, Versions> versions) {
        for (Fact fact : batch.facts()) {
            Versions latest = versions.getOrDefault(fact.tenant(), Versions.NONE);
            if (fact.first().translation().version() != latest.crossReferences()) {
                throw new StaleCrossReferences(fact.tenant());
            }
        }
    }

    /// Keeps which codes the new facts carry, and what they say of codes.
    Uni<Void> keep() {
        List<Used> used = new ArrayList<>();
        Map<String, List<Told>> told = new TreeMap<>();
        for (Fact fact : batch.fresh()) {
            fact.first()
                    .translation()
                    .remembered(fact.event(), fact.first().posted().suspenseCode())
                    .forEach(use -> used.add(new Used(fact.id(), fact.event().envelope(), use)));
            learnt(fact)
                    .ifPresent(one -> told.computeIfAbsent(fact.tenant(), _ -> new ArrayList<>())
                            .add(one));
        }
        Uni<Void> done = addUses(connection, used);
        for (Map.Entry<String, List<Told>> ofTenant : told.entrySet()) {
            done = done.chain(() -> learn(ofTenant.getKey(), ofTenant.getValue()));
        }
        return done;
    }

    static Uni<Void> addUses(SqlConnection connection, List<Used> used) {
        if (used.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Columns<Used> columns = Columns.of(used)
                .longs(Used::event)
                .texts(one -> one.use().kind().code())
                .texts(one -> one.use().code())
                .texts(one -> one.envelope().tenant())
                .texts(one -> one.envelope().source())
                .times(one -> one.envelope().occurredAt())
                .texts(one -> one.use().canonical());
        return connection.preparedQuery(ADD_USES).execute(columns.tuple()).replaceWithVoid();
    }

    private Uni<Void> learn(String tenant, List<Told> told) {
        Set<CodeKey> keys = new HashSet<>();
        told.forEach(one -> keys.add(one.key()));
        return CrossReferenceRows.lock(connection, Set.of(tenant), Set.of(tenant))
                .chain(versions -> CrossReferenceRows.latest(connection, tenant, keys)
                        .chain(latest -> withinLimit(
                                tenant,
                                saved(
                                        told,
                                        latest,
                                        versions.getOrDefault(tenant, Versions.NONE)
                                                        .crossReferences()
                                                + 1),
                                latest.keySet()))
                        .chain(saved -> CrossReferenceRows.add(connection, tenant, saved)));
    }

    /// A code for which there is no room is recorded and not learnt, as people are refused theirs.
    private Uni<List<SavedCrossReference>> withinLimit(
            String tenant, List<SavedCrossReference> saved, Set<CodeKey> known) {
        if (saved.stream().allMatch(one -> known.contains(one.reference().key()))) {
            return Uni.createFrom().item(saved);
        }
        return CrossReferenceRows.room(connection, tenant).map(room -> {
            List<SavedCrossReference> within = new ArrayList<>();
            long left = room;
            for (SavedCrossReference one : saved) {
                if (known.contains(one.reference().key()) || left-- > 0) {
                    within.add(one);
                }
            }
            return within;
        });
    }

    private List<SavedCrossReference> saved(List<Told> told, Map<CodeKey, SavedCrossReference> latest, long version) {
        Map<CodeKey, SavedCrossReference> saved = new LinkedHashMap<>();
        for (Told one : told) {
            SavedCrossReference before = saved.getOrDefault(one.key(), latest.get(one.key()));
            CrossReference reference = before == null ? CrossReference.unknown(one.key()) : before.reference();
            if (reference.validities().size() < CrossReference.VALIDITIES_MAX) {
                MappingChanged change = one.change();
                saved.put(
                        one.key(),
                        new SavedCrossReference(
                                reference.changedAt(change.effectiveAt(), change.target()),
                                version,
                                batch.recordedAt(),
                                one.key().source(),
                                null,
                                one.fact().eventId()));
            }
        }
        return List.copyOf(saved.values());
    }

    /// A table into another system's codes says nothing of ours: its targets are no codes of the books.
    private Optional<Told> learnt(Fact fact) {
        if (!(fact.event() instanceof MappingChanged change)) {
            return Optional.empty();
        }
        Optional<CodeKind> kind = CodeKind.of(change.mapping());
        boolean isCanonical = kind.isPresent()
                && (change.target() == null || policies.of(fact.tenant()).isCanonical(kind.get(), change.target()));
        return isCanonical
                ? Optional.of(new Told(
                        fact,
                        change,
                        new CodeKey(
                                change.envelope().source(),
                                kind.get(),
                                change.envelope().subject())))
                : Optional.empty();
    }
}
