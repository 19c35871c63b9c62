package io.tieout.reconcile.report;

import io.tieout.reconcile.file.BadInputException;
import io.tieout.reconcile.file.Table;
import io.tieout.reconcile.file.TableFile;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Knows the reports that can be proved by themselves.
public final class Reports {

    private static final List<Function<Table, Optional<ReportProof>>> KNOWN =
            List.of(AdyenSettlement::prove, StripePayouts::prove, PayPalActivity::prove);

    private Reports() {}

    /// @throws BadInputException if it is none of them, or damaged
    public static ReportProof prove(String name, byte[] bytes) {
        return PayPalSftp.prove(name, TableFile.records(name, bytes))
                .or(() -> known(TableFile.read(name, bytes)))
                .orElseThrow(() -> new BadInputException(
                        name,
                        "is none of the reports that are proved by themselves: Adyen's settlement detail, Stripe's payout"
                                + " reconciliation, PayPal's activity, settlement or transaction detail; name a second"
                                + " file to compare it with"));
    }

    private static Optional<ReportProof> known(Table table) {
        return KNOWN.stream()
                .map(report -> report.apply(table))
                .flatMap(Optional::stream)
                .findFirst();
    }
}
