package io.tieout.recon.rest;

import io.tieout.recon.app.ReconProblem;
import io.tieout.reconcile.file.Options;
import io.tieout.reconcile.file.Options.OfSide;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/// Two files and what is said of their columns; what is left out is proposed.
public class ReconciliationForm {

    @RestForm("a")
    @Schema(description = "The first file: CSV or XLSX with a line of column names. Differences are a less b.")
    public @Nullable FileUpload a;

    @RestForm("b")
    @Schema(description = "The second file.")
    public @Nullable FileUpload b;

    @RestForm
    @Schema(
            description = "Columns that together name the record, in both files, separated by commas.",
            examples = "order_id")
    public @Nullable String key;

    @RestForm
    @Schema(description = "The same in a, if called otherwise.")
    public @Nullable String keyA;

    @RestForm
    @Schema(description = "The same in b.")
    public @Nullable String keyB;

    @RestForm
    @Schema(description = "true: no column names the records; rows are tied by amount, date and words.")
    public @Nullable String noKey;

    @RestForm
    @Schema(description = "The amount in a: columns with + and - between them.", examples = "payment_value")
    public @Nullable String amountA;

    @RestForm
    @Schema(description = "The amount in b.", examples = "price+freight_value")
    public @Nullable String amountB;

    @RestForm
    @Schema(description = "The largest difference that still ties; 0 when left out.", examples = "0.00")
    public @Nullable String tolerance;

    @RestForm
    @Schema(description = "The column of the day in a.")
    public @Nullable String dateA;

    @RestForm
    @Schema(description = "The column of the day in b.")
    public @Nullable String dateB;

    @RestForm
    @Schema(description = "dmy or mdy, where dates do not tell.")
    public @Nullable String dateOrder;

    @RestForm
    @Schema(description = "How many days apart rows may be that no key ties; 1 when left out.", examples = "1")
    public @Nullable String days;

    @RestForm
    @Schema(description = "The currency in a: a column, or a code for all rows.", examples = "USD")
    public @Nullable String currencyA;

    @RestForm
    @Schema(description = "The currency in b.", examples = "USD")
    public @Nullable String currencyB;

    @RestForm
    @Schema(description = "Words in a that tell rows apart that no key ties.")
    public @Nullable String textA;

    @RestForm
    @Schema(description = "Words in b that tell rows apart that no key ties.")
    public @Nullable String textB;

    @RestForm
    @Schema(description = "What separates decimals in a, if numbers do not tell: . or ,")
    public @Nullable String decimalA;

    @RestForm
    @Schema(description = "What separates decimals in b, if numbers do not tell: . or ,")
    public @Nullable String decimalB;

    @RestForm
    @Schema(description = "Round every amount to so many decimals first.")
    public @Nullable String decimals;

    Options options() {
        return new Options(
                new OfSide(
                        columns(keyA, key),
                        given(amountA),
                        given(dateA),
                        given(currencyA),
                        given(textA),
                        given(dateOrder),
                        given(decimalA)),
                new OfSide(
                        columns(keyB, key),
                        given(amountB),
                        given(dateB),
                        given(currencyB),
                        given(textB),
                        given(dateOrder),
                        given(decimalB)),
                given(tolerance),
                number("days", days),
                number("decimals", decimals),
                "true".equals(noKey));
    }

    private static List<String> columns(@Nullable String own, @Nullable String both) {
        String named = given(own) == null ? given(both) : given(own);
        return named == null
                ? List.of()
                : Arrays.stream(named.split(",", -1)).map(String::strip).toList();
    }

    private static @Nullable Integer number(String name, @Nullable String text) {
        String said = given(text);
        if (said == null) {
            return null;
        }
        try {
            return Integer.valueOf(said);
        } catch (NumberFormatException malformed) {
            throw ReconProblem.BAD_FILTER.at(name, "'" + said + "' is no number.", "Send a whole number such as 2.");
        }
    }

    /// Forms send what nobody filled in as an empty text.
    private static @Nullable String given(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
