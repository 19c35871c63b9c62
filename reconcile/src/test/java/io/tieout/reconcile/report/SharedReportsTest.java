package io.tieout.reconcile.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tieout.reconcile.file.BadInputException;
import io.tieout.reconcile.file.TableFile;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Real reports, where a checkout has them beside it (`../shared/data` from the root; they are not ours to publish):
/// each proves itself, names its residual, or says that it cannot be proved.
class SharedReportsTest {

    private static final Path DATA =
            Path.of("..", "..", "shared", "data").toAbsolutePath().normalize();

    @BeforeAll
    static void skipWithoutTheFiles() {
        assumeTrue(Files.isDirectory(DATA), "there are no reports in ../shared/data beside this checkout");
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
            REPORT, VERDICT, RESIDUAL
            adyen/reports/settlement_detail_report_batch_238.csv, PROVED, 0.00
            adyen/reports/settlement_detail_report_donation.csv, PROVED, 0.00
            adyen/reports/settlement_detail_report_donation_reordered.csv, PROVED, 0.00
            adyen/reports/settlement_detail_report_refund.csv, RESIDUAL, -6.83
            adyen/reports/settlement_detail_report_chargeback.csv, RESIDUAL, -8.83
            adyen/reports/settlement_detail_report_emptynetcredit.csv, RESIDUAL, -0.03
            stripe/reports/payments_activity.csv, NOT_POSSIBLE, 0.00
            stripe/reports/settlement_report_giving_basket.csv, NOT_POSSIBLE, 0.00
            paypal/reports/statement_en.csv, PROVED, 0.00
            paypal/reports/empty_activity.csv, NOT_POSSIBLE, 0.00
            paypal/reports/stl.csv, RESIDUAL, 1.00
            paypal/reports/stl_chargeback_with_fee.csv, NOT_POSSIBLE, 0.00
            paypal/reports/trr_dr_payment.csv, NOT_POSSIBLE, 0.00
            paypal/reports/trr_express_checkout_donation.csv, NOT_POSSIBLE, 0.00
            paypal/reports/trr_express_checkout_refund.csv, NOT_POSSIBLE, 0.00
            """)
    void everyReportSaysWhatItIsWorth(String report, Verdict verdict, BigDecimal residual) {
        ReportProof proof = prove(report);

        assertThat(proof.verdict()).isEqualTo(verdict);
        assertThat(proof.statements().stream().map(Statement::residual).reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(residual);
    }

    @Test
    void theLinesOfAPayoutHaveASumThatIsNeverCalledProved() {
        assertThat(prove("stripe/reports/settlement_report_giving_basket.csv").statements())
                .singleElement()
                .satisfies(payout -> {
                    assertThat(payout.about()).isEqualTo("payout po_test123");
                    assertThat(payout.lines()).isEqualByComparingTo("1804.16");
                    assertThat(payout.verdict()).isEqualTo(Verdict.NOT_POSSIBLE);
                });
    }

    @Test
    void aReportThatStatesNoPayoutIsNotTakenForASettlement() {
        assertThatExceptionOfType(BadInputException.class)
                .isThrownBy(() -> prove("adyen/reports/payments_accounting_report_nyce.csv"))
                .withMessageContaining("none of the reports");
    }

    private static ReportProof prove(String report) {
        Path file = DATA.resolve(report);
        return Reports.prove(String.valueOf(file.getFileName()), TableFile.bytes(file));
    }
}
