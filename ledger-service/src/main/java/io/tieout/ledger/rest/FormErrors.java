package io.tieout.ledger.rest;

import io.tieout.event.Limits;
import io.tieout.kit.problem.FieldError;
import io.tieout.kit.problem.ProblemType;
import io.tieout.ledger.rest.CorrectionRequest.ApprovalRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads what requests that need an approval have in common, and gathers everything that is wrong with one.
final class FormErrors {

    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    private final List<FieldError> errors = new ArrayList<>();

    void add(String pointer, String message, String fix) {
        errors.add(new FieldError(pointer, message, fix));
    }

    /// @throws io.tieout.kit.problem.ProblemException naming every field that is wrong, if any is
    void requireNone(ProblemType problem) {
        if (!errors.isEmpty()) {
            throw of(problem, errors);
        }
    }

    static RuntimeException of(ProblemType problem, List<FieldError> errors) {
        return problem.because(
                errors.size() == 1 ? errors.getFirst().message() : errors.size() + " things are wrong.", errors);
    }

    /// Who is said to have approved the content of that hash; never the caller.
    String approver(String caller, String hash, @Nullable ApprovalRequest approval) {
        if (approval == null) {
            add("/approval", "Nobody approved it.", "Have another person approve " + hash + " and name them here.");
            return "";
        }
        if (caller.equals(approval.by())) {
            throw LedgerProblem.SECOND_PERSON_NEEDED.at(
                    "/approval/by", "Nobody approves what they ask for.", "Have another person approve it.");
        }
        if (!hash.equals(approval.hash())) {
            add(
                    "/approval/hash",
                    "What was approved is not what is sent: this request's hash is " + hash + ".",
                    "Have this content approved, or send the one that was.");
        }
        return text("/approval/by", approval.by(), Limits.ID_LENGTH_MAX);
    }

    String text(String pointer, @Nullable String text, int lengthMax) {
        if (text == null
                || text.isBlank()
                || text.length() > lengthMax
                || CONTROL.matcher(text).find()) {
            add(
                    pointer,
                    text == null ? "It is missing." : "This cannot be used.",
                    "Send 1 to " + lengthMax + " characters without control characters.");
            return "";
        }
        return text;
    }
}
