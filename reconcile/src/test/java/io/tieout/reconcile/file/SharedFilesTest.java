package io.tieout.reconcile.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tieout.event.finding.BreakClass;
import io.tieout.reconcile.domain.Difference;
import io.tieout.reconcile.domain.Section;
import io.tieout.reconcile.file.Options.OfSide;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Real files, where a checkout has them beside it (`../shared/data` from the root; they are not ours to publish).
class SharedFilesTest {

    private static final Path DATA =
            Path.of("..", "..", "shared", "data").toAbsolutePath().normalize();

    @BeforeAll
    static void skipWithoutTheFiles() {
        assumeTrue(Files.isDirectory(DATA), "there are no files in ../shared/data beside this checkout");
    }

    @Test
    void sixtySixOfTenThousandOrdersDoNotTie() {
        Outcome outcome = olist(new Options(
                side("order_id", "payment_value", null),
                side("order_id", "price+freight_value", null),
                "0",
                1,
                null,
                false));

        assertThat(outcome.result().differences())
                .hasSize(66)
                .extracting(Difference::breakClass)
                .containsOnly(BreakClass.AMOUNT);
        assertThat(outcome.result().matches()).hasSize(10_000 - 66);
        assertThat(outcome.result().sections())
                .extracting(
                        section -> outcome.decimal(section.differenceMinor()),
                        section -> outcome.decimal(section.explainedMinor()),
                        Section::residualMinor)
                .containsExactly(tuple("129.44", "129.44", 0L));
    }

    @Test
    void theColumnsOfTheOrdersAreProposed() {
        Outcome outcome = olist(Options.nothing());

        assertThat(outcome.proposals())
                .extracting(Proposal::role, Proposal::a, Proposal::b)
                .containsExactly(
                        tuple("key", "order_id", "order_id"),
                        tuple("amount", "payment_value", "price + freight_value"));
        assertThat(outcome.result().differences()).hasSize(66);
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
            BATCH, NET
            batch_238, 0.00
            donation, 0.00
            donation_reordered, 0.00
            refund, -6.83
            chargeback, -8.83
            emptynetcredit, -0.03
            """)
    void aSettlementBatchTiesOrNamesItsResidual(String batch, String net) {
        Table report = TableFile.read(DATA.resolve("adyen/reports/settlement_detail_report_" + batch + ".csv"));

        Outcome outcome = ReconcileFiles.reconcile(
                report,
                report,
                new Options(
                        side("Batch Number", "Net Credit (NC)", "Net Currency"),
                        side("Batch Number", "Net Debit (NC)", "Net Currency"),
                        "0",
                        1,
                        null,
                        false));

        assertThat(outcome.result().sections())
                .extracting(Section::currency, section -> outcome.decimal(section.differenceMinor()))
                .containsExactly(tuple("USD", net));
    }

    private static Outcome olist(Options options) {
        Path folder = DATA.resolve("dataset-olist");
        return ReconcileFiles.reconcile(
                TableFile.read(folder.resolve("olist_order_payments_dataset.csv")),
                TableFile.read(folder.resolve("olist_order_items_dataset.csv")),
                options);
    }

    private static OfSide side(String key, String amount, @Nullable String currency) {
        return new OfSide(List.of(key), amount, null, currency, null, null, null);
    }
}
