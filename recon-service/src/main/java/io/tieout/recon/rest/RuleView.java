package io.tieout.recon.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tieout.recon.app.PublishedRule;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(name = "Rule", description = "A rule that is in force.")
@JsonInclude(JsonInclude.Include.NON_NULL)
record RuleView(
        @Schema(examples = "refunds") String id,
        @Schema(examples = "2") int version,

        @Schema(description = "What it folds together: transaction, reference or feed.", examples = "transaction")
        String unit,

        @Schema(description = "The most legs of one unit that it examines.", examples = "1000")
        int legsMax,

        @Schema(description = "Of the file's text, in hexadecimal.")
        String sha256,

        @Schema(description = "Names of the cases that the file carries; every one holds.")
        List<String> cases,

        @Schema(description = "The file; left out in lists.") @Nullable
        String text) {

    static RuleView of(PublishedRule rule) {
        return of(rule, null);
    }

    static RuleView withText(PublishedRule rule) {
        return of(rule, rule.text());
    }

    private static RuleView of(PublishedRule rule, @Nullable String text) {
        return new RuleView(
                rule.id(),
                rule.rule().terms().version(),
                rule.rule().unit().code(),
                rule.rule().terms().legsMax(),
                rule.sha256(),
                rule.cases(),
                text);
    }
}
