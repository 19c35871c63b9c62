package io.tieout.recon.page;

import io.tieout.kit.problem.ProblemException;
import io.tieout.recon.app.AcceptBreaks;
import io.tieout.recon.app.Acceptances.Known;
import io.tieout.recon.app.ReadBreaks.Story;
import io.tieout.recon.domain.acceptance.Step;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/// What a reader may do about letting a difference stay, and why not where they may not, by the rules that
/// the API has.
///
/// @param version of the break that the page shows
/// @param proposing why the reader cannot propose it; empty if they can
/// @param withdrawing the same of taking it back
/// @param steps what was done, the oldest first
public record AcceptForm(
        String action,
        String formKey,
        int version,
        String proposing,
        Pending pending,
        String withdrawing,
        List<Row> steps) {

    /// What waits for another person.
    ///
    /// @param sha256 empty where nothing does
    /// @param hindrance why the reader cannot approve it; empty if they can
    public record Pending(String sha256, String delta, String reason, String by, String until, String hindrance) {

        static final Pending NONE = new Pending("", "", "", "", "", "");

        public boolean isShown() {
            return !sha256.isEmpty();
        }

        public boolean isOffered() {
            return isShown() && hindrance.isEmpty();
        }
    }

    public record Row(String at, String what, String by, Amount delta, String reason) {}

    /// Whether there is anything to show.
    public boolean isShown() {
        return isProposable() || pending.isShown() || isWithdrawable() || !steps.isEmpty();
    }

    public boolean isProposable() {
        return proposing.isEmpty() && !pending.isShown();
    }

    public boolean isWithdrawable() {
        return withdrawing.isEmpty();
    }

    static AcceptForm of(Reader reader, Story story, AcceptBreaks accepting, ZoneId zone) {
        Known known = new Known(story.subject(), story.steps());
        return new AcceptForm(
                BreakPages.HERE + "/" + story.subject().id(),
                reader.formKey(),
                story.subject().state().version(),
                words(accepting.proposing(story.subject(), reader.signer())),
                accepting
                        .pending(known)
                        .map(step -> pending(step, words(accepting.approving(known, reader.signer())), zone))
                        .orElse(Pending.NONE),
                words(accepting.withdrawing(known, reader.signer())),
                story.steps().stream().map(step -> row(step, zone)).toList());
    }

    private static String words(Optional<ProblemException> problem) {
        return problem.map(ProblemException::detail).orElse("");
    }

    private static Pending pending(Step step, String hindrance, ZoneId zone) {
        return new Pending(
                step.proposal().sha256(),
                Words.withCurrency(step.proposal().delta()),
                step.reason(),
                step.by(),
                Words.of(step.proposal().expiresAt(), zone),
                hindrance);
    }

    private static Row row(Step step, ZoneId zone) {
        return new Row(
                Words.of(step.at(), zone),
                Words.of(step.action().code()),
                step.by(),
                Amount.of(step.proposal().delta()),
                step.reason());
    }
}
