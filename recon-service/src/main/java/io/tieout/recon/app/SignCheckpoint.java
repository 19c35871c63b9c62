package io.tieout.recon.app;

import io.smallrye.mutiny.Uni;
import io.tieout.recon.app.Checkpoints.Checkpoint;
import io.tieout.recon.app.Checkpoints.Signature;
import io.tieout.recon.app.Checkpoints.SignsAs;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/// Signs a checkpoint: first who prepared it, then another person who reviewed it, both for the same content.
@ApplicationScoped
public class SignCheckpoint {

    private final Checkpoints checkpoints;
    private final FreezeCheckpoint freezing;
    private final Rules rules;

    SignCheckpoint(Checkpoints checkpoints, FreezeCheckpoint freezing, Rules rules) {
        this.checkpoints = checkpoints;
        this.freezing = freezing;
        this.rules = rules;
    }

    /// @param sha256 of the content that the person has seen
    public Uni<Checkpoint> sign(String tenant, UUID id, SignsAs as, String subject, String sha256) {
        return found(tenant, id).chain(checkpoint -> {
            check(checkpoint, as, subject, sha256);
            return checkpoints
                    .sign(tenant, id, new Signature(as, subject, rules.instant(), sha256))
                    .chain(isSigned -> {
                        if (!isSigned) {
                            throw signed(as);
                        }
                        return found(tenant, id);
                    });
        });
    }

    public Uni<Checkpoint> found(String tenant, UUID id) {
        return checkpoints
                .find(tenant, id)
                .map(found -> found.orElseThrow(
                        () -> ReconProblem.UNKNOWN_CHECKPOINT.because("There is no checkpoint " + id + ".")));
    }

    private void check(Checkpoint checkpoint, SignsAs as, String subject, String sha256) {
        if (!checkpoint.content().sha256().equals(sha256)) {
            throw ReconProblem.OTHER_CONTENT.at(
                    "/contentSha256",
                    "The checkpoint's content has another hash.",
                    "Read the checkpoint, and sign the hash of what you have read.");
        }
        if (!checkpoint.content().isComplete()) {
            throw ReconProblem.INCOMPLETE_CHECKPOINT.because(
                    "The checkpoint is incomplete; its content says why. Nobody can sign it.");
        }
        if (!freezing.isOver(checkpoint.window())) {
            throw ReconProblem.INCOMPLETE_CHECKPOINT.because(
                    checkpoint.window().to() + " is not over. Freeze the window again when it is, and sign that.");
        }
        boolean isPrepared = false;
        for (Signature each : checkpoint.signatures()) {
            if (each.as() == as) {
                throw signed(as);
            }
            if (each.subject().equals(subject)) {
                throw ReconProblem.SECOND_PERSON_NEEDED.because(
                        "Nobody reviews what they prepared. Have another person sign as " + as.code() + ".");
            }
            isPrepared |= each.as() == SignsAs.PREPARER;
        }
        if (as == SignsAs.REVIEWER && !isPrepared) {
            throw ReconProblem.NOT_PREPARED.because("Nobody signed as preparer yet, so there is nothing to review.");
        }
    }

    private static RuntimeException signed(SignsAs as) {
        return ReconProblem.ALREADY_SIGNED.because("The checkpoint is signed already: " + as.code() + ".");
    }
}
