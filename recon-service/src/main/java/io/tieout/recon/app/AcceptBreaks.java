package io.tieout.recon.app;

import io.smallrye.mutiny.Uni;
import io.tieout.event.Limits;
import io.tieout.event.finding.BreakState;
import io.tieout.event.finding.BreakStatus;
import io.tieout.kit.page.PageRequest;
import io.tieout.kit.problem.CommonProblem;
import io.tieout.kit.problem.ProblemException;
import io.tieout.kit.security.Roles;
import io.tieout.recon.app.Acceptances.Decided;
import io.tieout.recon.app.Acceptances.Kept;
import io.tieout.recon.app.Acceptances.Known;
import io.tieout.recon.app.Acceptances.Waiting;
import io.tieout.recon.app.SignCheckpoint.Signer;
import io.tieout.recon.domain.Break;
import io.tieout.recon.domain.acceptance.Acceptable;
import io.tieout.recon.domain.acceptance.Proposal;
import io.tieout.recon.domain.acceptance.Step;
import io.tieout.recon.domain.acceptance.Step.Action;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Lets a difference stay as it is: one person of finance proposes it, another person approves it.
@ApplicationScoped
public class AcceptBreaks {

    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    private final Acceptances acceptances;
    private final AnnounceBreaks announce;
    private final Rules rules;

    AcceptBreaks(Acceptances acceptances, AnnounceBreaks announce, Rules rules) {
        this.acceptances = acceptances;
        this.announce = announce;
        this.rules = rules;
    }

    /// @param version of the break that the person has read
    public Uni<Known> propose(String tenant, UUID breakId, Signer signer, int version, @Nullable String reason) {
        String why = reason(reason);
        return decide(tenant, breakId, known -> {
            BreakState state = known.subject().state();
            proposing(known.subject(), signer).ifPresent(problem -> {
                throw problem;
            });
            if (state.version() != version) {
                throw ReconProblem.OTHER_CONTENT.at(
                        "/version",
                        "The break is at version " + state.version() + ".",
                        "Read the break, and propose what you have read.");
            }
            Proposal proposal = Proposal.of(state, why, signer.subject(), rules.instant());
            boolean isThere = pending(known)
                    .filter(step -> step.proposal().sha256().equals(proposal.sha256()))
                    .isPresent();
            return isThere
                    ? Decided.NOTHING
                    : new Decided(new Step(Action.PROPOSED, proposal, signer.subject(), proposal.at(), why), null);
        });
    }

    /// @param sha256 of the proposal that the person has read
    public Uni<Known> approve(String tenant, UUID breakId, Signer signer, String sha256) {
        return decide(tenant, breakId, known -> {
            var accepted = known.subject().state().accepted();
            if (accepted != null
                    && accepted.contentSha256().equals(sha256)
                    && signer.subject().equals(accepted.approvedBy())) {
                return Decided.NOTHING;
            }
            approving(known, signer).ifPresent(problem -> {
                throw problem;
            });
            Proposal proposal = pending(known).orElseThrow().proposal();
            if (!proposal.sha256().equals(sha256)) {
                throw ReconProblem.OTHER_CONTENT.at(
                        "/contentSha256",
                        "The proposal has another hash.",
                        "Read the break, and approve the hash of what you have read.");
            }
            Instant now = rules.instant();
            return new Decided(
                    new Step(Action.APPROVED, proposal, signer.subject(), now, proposal.reason()),
                    known.subject().accepted(proposal.approved(signer.subject(), now)));
        });
    }

    /// Takes back a proposal, or what was accepted, which opens the break again.
    public Uni<Known> withdraw(String tenant, UUID breakId, Signer signer, @Nullable String reason) {
        String why = reason(reason);
        return decide(tenant, breakId, known -> {
            withdrawing(known, signer).ifPresent(problem -> {
                throw problem;
            });
            Break subject = known.subject();
            boolean isAccepted = subject.state().status() == BreakStatus.ACCEPTED;
            Proposal proposal = known.last()
                    .map(Step::proposal)
                    .orElseGet(() -> Proposal.of(subject.state(), why, signer.subject(), rules.instant()));
            return new Decided(
                    new Step(Action.WITHDRAWN, proposal, signer.subject(), rules.instant(), why),
                    isAccepted ? subject.reopened() : null);
        });
    }

    /// What waits for another person, the oldest first.
    public Uni<List<Waiting>> waiting(String tenant, PageRequest page) {
        return acceptances.waiting(tenant, rules.instant().minus(Proposal.VALID), page);
    }

    /// Why somebody cannot propose to accept it; empty if they can.
    public Optional<ProblemException> proposing(Break subject, Signer signer) {
        if (!signer.roles().contains(Roles.FINANCE)) {
            return forbidden("Who proposes to accept a difference needs the role finance.");
        }
        if (!subject.isOpen()) {
            return Optional.of(ReconProblem.NOT_OPEN.because(
                    "The break is " + subject.state().status().code() + ", so there is nothing to accept."));
        }
        return Acceptable.hindrance(subject).map(ReconProblem.NOT_ACCEPTABLE::because);
    }

    /// Why somebody cannot approve what is proposed; empty if they can.
    public Optional<ProblemException> approving(Known known, Signer signer) {
        Break subject = known.subject();
        Optional<Step> pending = pending(known);
        if (pending.isEmpty()) {
            return Optional.of(
                    ReconProblem.NOT_PROPOSED.because("Nobody proposed to accept this difference within the last "
                            + Proposal.VALID.toHours() + " hours."));
        }
        Proposal proposal = pending.get().proposal();
        if (!proposal.isAbout(subject.state()) || !subject.isOpen()) {
            return Optional.of(ReconProblem.OTHER_CONTENT.because(
                    "The break has changed since it was proposed. Have it proposed again."));
        }
        if (proposal.by().equals(signer.subject())) {
            return Optional.of(ReconProblem.SECOND_PERSON_NEEDED.because(
                    "Nobody approves what they proposed. Have another person approve it."));
        }
        boolean isLarge = isLarge(subject);
        boolean mayApprove = signer.roles().contains(Roles.APPROVER)
                || (!isLarge && signer.roles().contains(Roles.FINANCE));
        return mayApprove
                ? Optional.empty()
                : forbidden(
                        isLarge
                                ? "Who approves this amount needs the role approver."
                                : "Who approves it needs the role finance or approver.");
    }

    /// Why somebody cannot withdraw it; empty if they can.
    public Optional<ProblemException> withdrawing(Known known, Signer signer) {
        if (!signer.roles().contains(Roles.FINANCE) && !signer.roles().contains(Roles.APPROVER)) {
            return forbidden("Who withdraws an acceptance needs the role finance or approver.");
        }
        boolean isAccepted = known.subject().state().status() == BreakStatus.ACCEPTED;
        return isAccepted || pending(known).isPresent()
                ? Optional.empty()
                : Optional.of(ReconProblem.NOT_PROPOSED.because("There is nothing to withdraw."));
    }

    /// What waits for somebody to approve it.
    public Optional<Step> pending(Known known) {
        return known.last().filter(step -> step.isPendingAt(rules.instant()));
    }

    /// Without a rule that says what is large, everything is.
    private boolean isLarge(Break subject) {
        return rules.book()
                .find(subject.state().rule())
                .map(rule ->
                        rule.terms().severity().limitsReached(subject.detail().exposure()) > 0)
                .orElse(true);
    }

    private Uni<Known> decide(String tenant, UUID breakId, Function<Known, Decided> decide) {
        return acceptances
                .decide(tenant, breakId, rules.instant(), decide)
                .map(kept -> kept.orElseThrow(
                        () -> ReconProblem.UNKNOWN_BREAK.because("There is no break " + breakId + ".")))
                .call(this::announce)
                .map(Kept::known);
    }

    private Uni<Void> announce(Kept kept) {
        Break changed = kept.changed();
        return changed == null ? Uni.createFrom().voidItem() : announce.announce(List.of(changed), _ -> null);
    }

    private static Optional<ProblemException> forbidden(String why) {
        return Optional.of(CommonProblem.FORBIDDEN.because(why));
    }

    private static String reason(@Nullable String reason) {
        if (reason == null
                || reason.isBlank()
                || reason.length() > Limits.TEXT_LENGTH_MAX
                || CONTROL.matcher(reason).find()) {
            throw CommonProblem.UNPROCESSABLE.at(
                    "/reason",
                    "The reason is missing or malformed.",
                    "Say why, in 1 to " + Limits.TEXT_LENGTH_MAX + " characters on one line.");
        }
        return reason;
    }
}
