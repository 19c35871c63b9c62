package io.tieout.recon.app;

import io.smallrye.mutiny.Uni;
import io.tieout.kit.problem.CommonProblem;
import io.tieout.kit.problem.ProblemException;
import io.tieout.recon.app.Checkpoints.Checkpoint;
import io.tieout.recon.app.Checkpoints.Signature;
import io.tieout.recon.app.Checkpoints.SignsAs;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Signs a checkpoint: first who prepared it, then another person who reviewed it, both for the same content.
@ApplicationScoped
public class SignCheckpoint {

    /// Who signs.
    public record Signer(String subject, Set<String> roles) {
        public Signer {
            roles = Set.copyOf(roles);
        }
    }

    private final Checkpoints checkpoints;
    private final FreezeCheckpoint freezing;
    private final Rules rules;

    SignCheckpoint(Checkpoints checkpoints, FreezeCheckpoint freezing, Rules rules) {
        this.checkpoints = checkpoints;
        this.freezing = freezing;
        this.rules = rules;
    }

    /// @param sha256 of the content that the person has seen
    public Uni<Checkpoint> sign(String tenant, UUID id, SignsAs as, Signer signer, String sha256) {
        return found(tenant, id).chain(checkpoint -> {
            hindrance(checkpoint, as, signer, sha256).ifPresent(problem -> {
                throw problem;
            });
            return checkpoints
                    .sign(tenant, id, new Signature(as, signer.subject(), rules.instant(), sha256))
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

    /// Why somebody cannot sign; empty if they can.
    public Optional<ProblemException> hindrance(Checkpoint checkpoint, SignsAs as, Signer signer, String sha256) {
        if (!signer.roles().contains(as.role())) {
            return Optional.of(CommonProblem.FORBIDDEN.because(
                    "Who signs as " + as.code() + " needs the role " + as.role() + "."));
        }
        if (!checkpoint.content().sha256().equals(sha256)) {
            return Optional.of(ReconProblem.OTHER_CONTENT.at(
                    "/contentSha256",
                    "The checkpoint's content has another hash.",
                    "Read the checkpoint, and sign the hash of what you have read."));
        }
        if (!checkpoint.content().isComplete()) {
            return Optional.of(ReconProblem.INCOMPLETE_CHECKPOINT.because(
                    "The checkpoint is incomplete; its content says why. Nobody can sign it."));
        }
        if (!freezing.isOver(checkpoint.window())) {
            return Optional.of(ReconProblem.INCOMPLETE_CHECKPOINT.because(
                    checkpoint.window().to() + " is not over. Freeze the window again when it is, and sign that."));
        }
        List<String> hindrances = CheckpointJson.hindrances(checkpoint.content());
        if (!hindrances.isEmpty()) {
            return Optional.of(ReconProblem.CLOSE_HINDERED.because(String.join("; ", hindrances) + "."));
        }
        if (CheckpointJson.decidersOfLarge(checkpoint.content()).contains(signer.subject())) {
            return Optional.of(ReconProblem.SECOND_PERSON_NEEDED.because(
                    "Nobody signs a checkpoint with a large difference that they accepted. Have another person sign."));
        }
        return bySignatures(checkpoint.signatures(), as, signer);
    }

    private static Optional<ProblemException> bySignatures(List<Signature> signatures, SignsAs as, Signer signer) {
        boolean isPrepared = false;
        for (Signature each : signatures) {
            if (each.as() == as) {
                return Optional.of(signed(as));
            }
            if (each.subject().equals(signer.subject())) {
                return Optional.of(ReconProblem.SECOND_PERSON_NEEDED.because(
                        "Nobody reviews what they prepared. Have another person sign as " + as.code() + "."));
            }
            isPrepared |= each.as() == SignsAs.PREPARER;
        }
        return as == SignsAs.REVIEWER && !isPrepared
                ? Optional.of(ReconProblem.NOT_PREPARED.because(
                        "Nobody signed as preparer yet, so there is nothing to review."))
                : Optional.empty();
    }

    private static ProblemException signed(SignsAs as) {
        return ReconProblem.ALREADY_SIGNED.because("The checkpoint is signed already: " + as.code() + ".");
    }
}
