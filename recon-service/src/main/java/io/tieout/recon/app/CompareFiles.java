package io.tieout.recon.app;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import io.tieout.kit.problem.CommonProblem;
import io.tieout.kit.time.BusinessClock;
import io.tieout.recon.app.KeptReconciliations.Kept;
import io.tieout.reconcile.file.BadInputException;
import io.tieout.reconcile.file.Options;
import io.tieout.reconcile.file.Outcome;
import io.tieout.reconcile.file.OutcomeJson;
import io.tieout.reconcile.file.ReconcileFiles;
import io.tieout.reconcile.file.Table;
import io.tieout.reconcile.file.TableFile;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;

/// Compares two files that somebody sent, and keeps what came out.
@ApplicationScoped
public class CompareFiles {

    /// Rows of one file; larger ones are for the command line.
    public static final int ROWS_MAX = 50_000;

    /// Both files are in memory while they are compared, so that one pair at a time is.
    private static final int AT_ONCE = 1;

    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private final KeptReconciliations kept;
    private final BusinessClock clock;
    private final Semaphore room = new Semaphore(AT_ONCE);

    CompareFiles(KeptReconciliations kept, BusinessClock clock) {
        this.kept = kept;
        this.clock = clock;
    }

    /// A file as it was sent.
    public record Sent(String name, Path file) {}

    /// Takes a while and must not run on an event loop.
    public Uni<Kept> compare(String tenant, String subject, Sent a, Sent b, Options options) {
        if (!room.tryAcquire()) {
            throw CommonProblem.TOO_MANY_REQUESTS
                    .because("Other files are being compared. Try again.")
                    .retryAfter(RETRY_AFTER);
        }
        try {
            Outcome outcome = ReconcileFiles.reconcile(table(a), table(b), options);
            Kept one = new Kept(
                    UUID.randomUUID(),
                    clock.now(),
                    subject,
                    OutcomeJson.summary(outcome).toString());
            return kept.keep(tenant, one, texts(OutcomeJson.differences(outcome)), texts(OutcomeJson.matches(outcome)))
                    .replaceWith(one);
        } catch (BadInputException bad) {
            throw ReconProblem.BAD_FILE.because(bad.sentence());
        } finally {
            room.release();
        }
    }

    private static Table table(Sent file) {
        Table table = TableFile.read(file.name(), TableFile.bytes(file.file()));
        if (table.rows().size() > ROWS_MAX) {
            throw CommonProblem.TOO_LARGE.because(file.name() + " has more than " + ROWS_MAX
                    + " rows. Compare it on the command line, with ./tieout reconcile.");
        }
        return table;
    }

    private static List<String> texts(Stream<ObjectNode> items) {
        return items.map(ObjectNode::toString).toList();
    }
}
