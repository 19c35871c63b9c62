package io.tieout.ingest.app;

import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.tieout.ingest.domain.RoleRegister;
import io.tieout.ingest.domain.Source;
import io.tieout.kit.problem.CommonProblem;
import io.tieout.kit.security.SecretBox;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// All sources in memory, so that intake goes on while PostgreSQL is away.
///
/// Loaded at start and every few seconds; a change made here counts at once, one made on another replica at the next
/// load. Who is not found waits for a load that begins after the question, so that a source that another replica has
/// just registered is not refused; all who ask meanwhile share it, and these loads keep a distance.
@ApplicationScoped
public class SourceRegistry {

    private static final Logger LOG = Logger.getLogger(SourceRegistry.class);
    private static final Duration MISS_LOAD_DISTANCE = Duration.ofMillis(250);
    private static final Duration MISS_LOAD_MAX = Duration.ofMillis(500);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private final Sources sources;
    private final SecretBox box;
    private final Vertx vertx;
    private final Duration refreshEvery;
    private final AtomicLong tickets = new AtomicLong();
    private long takenTicket;
    private long lastMissNanos = System.nanoTime() - MISS_LOAD_DISTANCE.toNanos();
    private @Nullable Uni<Void> nextMissLoad;
    private volatile @Nullable Snapshot snapshot;

    SourceRegistry(Sources sources, SecretBox box, Vertx vertx, IngestSettings settings) {
        this.sources = sources;
        this.box = box;
        this.vertx = vertx;
        this.refreshEvery = settings.sourceRefresh();
    }

    private record Snapshot(
            Map<String, RegisteredSource> byKeyId,
            Map<String, RegisteredSource> byWebhookId,
            Map<Company, RoleRegister> registers) {}

    private record Company(String tenant, String entity) {
        private static Company of(Source source) {
            return new Company(source.tenant(), source.entity());
        }
    }

    /// Asks for the key as well, so that a service without one does not start.
    void start(@Observes StartupEvent event) {
        LOG.infof("secrets and receipts are sealed under key %s", box.keyId());
        reloadLater();
        vertx.setPeriodic(refreshEvery.toMillis(), _ -> reloadLater());
    }

    /// Whether the sources have been read since the start; nobody can be told apart before.
    public boolean isLoaded() {
        return snapshot != null;
    }

    /// The source whose key it is.
    public Uni<Optional<RegisteredSource>> byApiKey(ApiKey key) {
        return find(loaded -> loaded.byKeyId().get(key.id()))
                .map(found -> found.filter(source -> source.isOpenedBy(key)));
    }

    /// The source that receives webhooks under this id.
    public Uni<Optional<RegisteredSource>> byWebhookId(String id) {
        return find(loaded -> loaded.byWebhookId().get(id));
    }

    /// Which roles the sources of its tenant and legal entity hold, its own among them.
    RoleRegister register(Source source) {
        Snapshot loaded = snapshot;
        RoleRegister known = loaded == null ? null : loaded.registers().get(Company.of(source));
        return known == null ? RoleRegister.of(List.of(source)) : known;
    }

    /// Reads all sources again.
    public Uni<Void> reload() {
        long ticket = tickets.incrementAndGet();
        return sources.all().invoke(all -> take(read(all), ticket)).replaceWithVoid();
    }

    /// A load that began earlier may end later, and then it knows less.
    private synchronized void take(Snapshot loaded, long ticket) {
        if (ticket > takenTicket) {
            takenTicket = ticket;
            snapshot = loaded;
        }
    }

    private Uni<Optional<RegisteredSource>> find(Function<Snapshot, @Nullable RegisteredSource> lookUp) {
        Snapshot loaded = snapshot;
        RegisteredSource found = loaded == null ? null : lookUp.apply(loaded);
        if (found != null) {
            return Uni.createFrom().item(Optional.of(found));
        }
        return loadAfterMiss().map(_ -> {
            Snapshot current = snapshot;
            if (current == null) {
                throw CommonProblem.UNAVAILABLE
                        .because("The registered sources have not been read yet, because PostgreSQL is away.")
                        .retryAfter(RETRY_AFTER);
            }
            return Optional.ofNullable(lookUp.apply(current));
        });
    }

    /// Completes on the caller's own context, after a load that had not begun when it asked.
    private Uni<Void> loadAfterMiss() {
        Context caller = vertx.getOrCreateContext();
        return sharedMissLoad().emitOn(task -> caller.runOnContext(_ -> task.run()));
    }

    private synchronized Uni<Void> sharedMissLoad() {
        Uni<Void> waiting = nextMissLoad;
        if (waiting == null) {
            long distance = MISS_LOAD_DISTANCE.toMillis()
                    - Duration.ofNanos(System.nanoTime() - lastMissNanos).toMillis();
            waiting = after(distance)
                    .chain(this::beginMissLoad)
                    .ifNoItem()
                    .after(MISS_LOAD_DISTANCE.plus(MISS_LOAD_MAX))
                    .fail()
                    .onFailure()
                    .recoverWithItem(away -> {
                        LOG.warnf("sources could not be read again: %s", away);
                        return null;
                    })
                    .memoize()
                    .indefinitely();
            nextMissLoad = waiting;
        }
        return waiting;
    }

    private synchronized Uni<Void> beginMissLoad() {
        nextMissLoad = null;
        lastMissNanos = System.nanoTime();
        return reload();
    }

    private Uni<Void> after(long millis) {
        return Uni.createFrom().emitter(later -> {
            if (millis > 0) {
                vertx.setTimer(millis, _ -> later.complete(null));
            } else {
                later.complete(null);
            }
        });
    }

    private void reloadLater() {
        vertx.getOrCreateContext()
                .runOnContext(_ -> reload().subscribe()
                        .with(_ -> {}, away -> LOG.warnf("sources could not be read, the known ones stay: %s", away)));
    }

    private Snapshot read(List<SourceRecord> all) {
        Map<String, RegisteredSource> byKeyId = new HashMap<>();
        Map<String, RegisteredSource> byWebhookId = new HashMap<>();
        for (SourceRecord kept : all) {
            Source source = kept.source();
            RegisteredSource registered = open(kept);
            if (registered != null) {
                byKeyId.put(kept.apiKeyId(), registered);
                if (source.format().isWebhook()) {
                    byWebhookId.put(source.id(), registered);
                }
            }
        }
        return new Snapshot(byKeyId, byWebhookId, registers(all));
    }

    /// Sources whose secrets do not open hold their roles all the same.
    private static Map<Company, RoleRegister> registers(List<SourceRecord> all) {
        return all.stream()
                .map(SourceRecord::source)
                .collect(groupingBy(Company::of, collectingAndThen(toList(), RoleRegister::of)));
    }

    /// A source whose secrets do not open (a lost key) is left out, and the others go on.
    private @Nullable RegisteredSource open(SourceRecord kept) {
        Source source = kept.source();
        try {
            SigningSecrets secrets = SigningSecrets.open(box, kept.sealedSecrets(), contextOf(source));
            return new RegisteredSource(source, kept.apiKeySha256(), secrets);
        } catch (RuntimeException sealed) {
            LOG.errorf("the secrets of a source do not open, it is refused: source=%s %s", source.id(), sealed);
            return null;
        }
    }

    /// Binds sealed secrets to their source: copied to another row they do not open.
    static String contextOf(Source source) {
        return "source/" + source.tenant() + "/" + source.id();
    }
}
