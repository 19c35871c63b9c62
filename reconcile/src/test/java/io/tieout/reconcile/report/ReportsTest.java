package io.tieout.reconcile.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.tieout.reconcile.file.BadInputException;
import org.junit.jupiter.api.Test;

/// Reports in the vendors' shapes with figures of our own.
class ReportsTest {

    private static final String ADYEN =
            "Type,Batch Number,Gross Currency,Gross Debit (GC),Gross Credit (GC),Net Currency,"
                    + "Net Debit (NC),Net Credit (NC),Commission (NC),Markup (NC),Scheme Fees (NC),Interchange (NC)\n";

    private static final String STRIPE =
            "balance_transaction_id,automatic_payout_id,reporting_category,currency,gross,fee,net\n";

    private static final String PAYPAL = "Date,Currency,Gross,Fee,Net,Balance,Transaction ID\n";

    private static final String SFTP = "CH,Transaction ID,Transaction Debit or Credit,Gross Transaction Amount,"
            + "Gross Transaction Currency\nSB,T1,CR,5200,AUD\nSB,T2,DR,200,AUD\n";

    @Test
    void aBatchThatPaysOutWhatItHoldsIsProved() {
        ReportProof proof = prove(ADYEN
                + "Settled,7,USD,,120.00,USD,,116.22,,3.00,0.50,0.28\n"
                + "MerchantPayout,7,USD,,,USD,116.22,,,,,\n");

        assertThat(proof.verdict()).isEqualTo(Verdict.PROVED);
    }

    @Test
    void aHiddenMovementIsTheResidual() {
        ReportProof proof = prove(ADYEN
                + "Settled,7,USD,,120.00,USD,,116.22,,3.00,0.50,0.28\n"
                + "MerchantPayout,7,USD,,,USD,103.82,,,,,\n");

        assertThat(proof.statements())
                .extracting(
                        Statement::about,
                        Statement::verdict,
                        each -> each.residual().toPlainString())
                .containsExactly(tuple("batch 7", Verdict.RESIDUAL, "12.40"));
    }

    @Test
    void aLineWhoseFeesDoNotFitIsNamed() {
        ReportProof proof = prove(ADYEN
                + "Settled,7,USD,,120.00,USD,,116.22,,3.00,0.50,0.20\n"
                + "MerchantPayout,7,USD,,,USD,116.22,,,,,\n");

        assertThat(proof.statements()).extracting(Statement::about).containsExactly("batch 7", "line 2");
        assertThat(proof.verdict()).isEqualTo(Verdict.RESIDUAL);
    }

    @Test
    void payoutsWithoutAnAmountAreSummedAndNotProved() {
        ReportProof proof =
                prove(STRIPE + "txn_1,po_1,charge,usd,30.00,1.20,28.80\ntxn_2,po_1,refund,USD,-5.00,0.00,-5.00\n");

        assertThat(proof.statements())
                .extracting(
                        Statement::about,
                        Statement::currency,
                        each -> each.lines().toPlainString())
                .containsExactly(tuple("payout po_1", "USD", "23.8"));
        assertThat(proof.verdict()).isEqualTo(Verdict.NOT_POSSIBLE);
    }

    @Test
    void aRunningBalanceProvesItself() {
        String rows =
                "9/14/2018,USD,\"1,000.00\",-30.00,970.00,\"1,070.00\",T1\n9/15/2018,USD,-70.00,0.00,-70.00,1000.00,T2\n";

        assertThat(prove(PAYPAL + rows).verdict()).isEqualTo(Verdict.PROVED);
        assertThat(prove(PAYPAL + rows.replace("1000.00,T2", "999.00,T2")).statements())
                .extracting(Statement::about, each -> each.residual().toPlainString(), Statement::sentence)
                .containsExactly(tuple("balance", "1", "opening 100 + movements = closing balance"));
    }

    @Test
    void aFooterIsHeldAgainstItsLines() {
        assertThat(prove(SFTP + "SF,AUD,5200,200,0,0\n").verdict()).isEqualTo(Verdict.PROVED);
        assertThat(prove(SFTP + "SF,AUD,5200,300,0,0\n").verdict()).isEqualTo(Verdict.RESIDUAL);
        assertThat(prove(SFTP).verdict()).isEqualTo(Verdict.NOT_POSSIBLE);
    }

    @Test
    void anotherFileIsRefused() {
        assertThatExceptionOfType(BadInputException.class)
                .isThrownBy(() -> prove("id,amount\n1,5.00\n"))
                .withMessageContaining("name a second file");
    }

    private static ReportProof prove(String report) {
        return Reports.prove("report.csv", report.getBytes(UTF_8));
    }
}
