package io.tieout.kit.problem;

import java.net.URI;
import java.util.List;

/// A kind of error an API answers with; implemented by one enum per service and by [CommonProblem].
///
/// Each has a section of its slug's name in `docs/reference/problems.md`.
public interface ProblemType {

    /// The stable, lower-case, hyphenated name; the last part of the type URI.
    String slug();

    /// The HTTP status it is answered with.
    int status();

    /// What went wrong, the same for every occurrence.
    String title();

    /// The RFC 9457 `type`.
    default URI uri() {
        return URI.create("https://tieout.io/problems/" + slug());
    }

    /// Makes the exception that the kit answers with; `detail` speaks of this occurrence and names no secret.
    default ProblemException because(String detail) {
        return because(detail, List.of());
    }

    /// The same, naming every field that is wrong.
    default ProblemException because(String detail, List<FieldError> errors) {
        return new ProblemException(this, detail, errors);
    }

    /// The same for a single field.
    default ProblemException at(String pointer, String message, String fix) {
        return because(message, List.of(new FieldError(pointer, message, fix)));
    }
}
