package io.tieout.recon.app;

import io.tieout.event.Limits;
import io.tieout.kit.problem.CommonProblem;
import io.tieout.kit.problem.FieldError;
import io.tieout.recon.domain.checkpoint.Window;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The window to freeze, as it was sent. Everything may be absent here; [#read()] says what is missing.
public record CheckpointWindow(
        @Nullable String entity,
        @Nullable String currency,
        @Nullable String from,
        @Nullable String to) {

    public Window read() {
        List<FieldError> errors = new ArrayList<>();
        if (entity == null
                || entity.isBlank()
                || entity.length() > Limits.TEXT_LENGTH_MAX
                || entity.indexOf('\0') >= 0) {
            errors.add(new FieldError("/entity", "The legal entity is missing or no name.", "Send one such as US."));
        }
        Currency known = currencyOf(errors);
        LocalDate first = date("/from", from, errors);
        LocalDate last = date("/to", to, errors);
        if (first != null && last != null && last.isBefore(first)) {
            errors.add(new FieldError("/to", "The window ends before it begins.", "Send " + from + " or a later day."));
        }
        if (entity == null || known == null || first == null || last == null || !errors.isEmpty()) {
            throw CommonProblem.UNPROCESSABLE.because("The window cannot be used.", errors);
        }
        return new Window(entity.strip(), known, first, last);
    }

    private @Nullable Currency currencyOf(List<FieldError> errors) {
        try {
            Currency known = currency == null ? null : Currency.getInstance(currency);
            if (known != null && known.getDefaultFractionDigits() >= 0) {
                return known;
            }
        } catch (IllegalArgumentException unknown) {
            // Answered below, like a missing one.
        }
        errors.add(new FieldError("/currency", "The currency is missing or unknown.", "Send a code such as USD."));
        return null;
    }

    private static @Nullable LocalDate date(String pointer, @Nullable String text, List<FieldError> errors) {
        try {
            if (text != null) {
                return LocalDate.parse(text);
            }
        } catch (DateTimeException malformed) {
            // Answered below, like a missing one.
        }
        errors.add(new FieldError(pointer, "The date is missing or malformed.", "Send a date such as 2026-03-06."));
        return null;
    }
}
