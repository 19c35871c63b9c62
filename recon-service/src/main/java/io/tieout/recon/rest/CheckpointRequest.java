package io.tieout.recon.rest;

import io.tieout.event.Limits;
import io.tieout.kit.problem.CommonProblem;
import io.tieout.kit.problem.FieldError;
import io.tieout.recon.domain.checkpoint.Window;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// The window to freeze, as a caller sends it. Everything may be absent here; [#window()] says what is missing.
@Schema(
        name = "CheckpointRequest",
        requiredProperties = {"entity", "currency", "from", "to"})
record CheckpointRequest(
        @Schema(description = "Legal entity.", examples = "US") @Nullable
        String entity,

        @Schema(examples = "USD") @Nullable String currency,

        @Schema(description = "First business date.", examples = "2026-03-01") @Nullable
        String from,

        @Schema(description = "Last business date; also the day ages count to.", examples = "2026-03-06") @Nullable
        String to) {

    Window window() {
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
