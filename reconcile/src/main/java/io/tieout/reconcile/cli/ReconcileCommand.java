package io.tieout.reconcile.cli;

import io.tieout.reconcile.file.Options;
import io.tieout.reconcile.file.Options.OfSide;
import io.tieout.reconcile.file.Outcome;
import io.tieout.reconcile.file.OutcomeJson;
import io.tieout.reconcile.file.ReconcileFiles;
import io.tieout.reconcile.file.Table;
import io.tieout.reconcile.file.TableFile;
import io.tieout.reconcile.report.ReportProof;
import io.tieout.reconcile.report.Reports;
import io.tieout.reconcile.report.Verdict;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Ties two files and shows what does not tie.
@Command(
        name = "tieout reconcile",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Ties the rows of two files (CSV or XLSX) and explains every difference. Needs nothing that runs.",
            "Columns that are not named are proposed from the names and the values, and shown."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:everything ties",
            "1:there are differences, or the proof is incomplete or not possible",
            "2:a file or an option cannot be used; the message says where and what would help"
        },
        footer = {
            "",
            "Example:",
            "  ./tieout reconcile payments.csv items.csv --key order_id \\",
            "      --amount-a payment_value --amount-b 'price+freight_value' --tolerance 0"
        })
final class ReconcileCommand implements Callable<Integer> {

    static final int TIES = 0;
    static final int DIFFERS = 1;
    static final int BAD_INPUT = 2;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "A", description = "The first file. Differences are A less B.")
    private Path a = Path.of("");

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "B",
            description =
                    "The second file. Without it A is a report of Adyen, Stripe or PayPal that is proved by itself.")
    private @Nullable Path b;

    @Option(
            names = "--key",
            paramLabel = "COLUMN",
            split = ",",
            description = "Columns that together name the record, in both files.")
    private List<String> key = new ArrayList<>();

    @Option(names = "--key-a", paramLabel = "COLUMN", split = ",", description = "The same in A, if called otherwise.")
    private List<String> keyA = new ArrayList<>();

    @Option(names = "--key-b", paramLabel = "COLUMN", split = ",", description = "The same in B.")
    private List<String> keyB = new ArrayList<>();

    @Option(names = "--no-key", description = "No column names the records: tie by amount, date and words.")
    private boolean isKeyless;

    @Option(
            names = "--amount-a",
            paramLabel = "COLUMNS",
            description = "The amount in A: a column, or columns with + and - between them, as in"
                    + " 'price+freight_value'. Put a name with + or - in it in double quotes.")
    private @Nullable String amountA;

    @Option(names = "--amount-b", paramLabel = "COLUMNS", description = "The amount in B.")
    private @Nullable String amountB;

    @Option(
            names = "--tolerance",
            paramLabel = "AMOUNT",
            defaultValue = "0",
            description = "The largest difference that still ties, such as 0.05. Default: 0.")
    private String tolerance = "0";

    @Option(names = "--date-a", paramLabel = "COLUMN", description = "The day of each row in A.")
    private @Nullable String dateA;

    @Option(names = "--date-b", paramLabel = "COLUMN", description = "The day of each row in B.")
    private @Nullable String dateB;

    @Option(
            names = "--days",
            paramLabel = "N",
            defaultValue = "" + Options.DAYS_DEFAULT,
            description = "How many days apart rows may be that no key ties. Default: 1.")
    private int days;

    @Option(
            names = "--date-order",
            paramLabel = "ORDER",
            description = "dmy or mdy, where dates such as 03/04/2026 do not tell.")
    private @Nullable String dateOrder;

    @Option(
            names = "--currency-a",
            paramLabel = "COLUMN|CODE",
            description = "The currency of each row in A, or of all. Nothing is added up across currencies.")
    private @Nullable String currencyA;

    @Option(names = "--currency-b", paramLabel = "COLUMN|CODE", description = "The same in B.")
    private @Nullable String currencyB;

    @Option(
            names = "--text-a",
            paramLabel = "COLUMN",
            description = "Words in A that tell rows apart that no key ties, such as the text of a bank line.")
    private @Nullable String textA;

    @Option(names = "--text-b", paramLabel = "COLUMN", description = "The same in B.")
    private @Nullable String textB;

    @Option(
            names = "--decimal-a",
            paramLabel = ".|,",
            description = "What separates decimals in A, if numbers do not tell.")
    private @Nullable String decimalA;

    @Option(names = "--decimal-b", paramLabel = ".|,", description = "The same in B.")
    private @Nullable String decimalB;

    @Option(
            names = "--decimals",
            paramLabel = "N",
            description =
                    "Round every amount to so many decimals first, for files that were computed in floating point.")
    private @Nullable Integer decimals;

    @Option(
            names = "--show",
            paramLabel = "N",
            defaultValue = "20",
            description = "Differences in the table. Default: 20.")
    private int show;

    @Option(names = "--json", description = "Everything for programs, instead of the table.")
    private boolean isJson;

    @Override
    public Integer call() {
        if (b == null) {
            ReportProof proof = Reports.prove(String.valueOf(a.getFileName()), TableFile.bytes(a));
            print(isJson ? ProofText.json(proof) : ProofText.of(proof));
            return proof.verdict() == Verdict.PROVED ? TIES : DIFFERS;
        }
        Table left = TableFile.read(a);
        Outcome outcome = ReconcileFiles.reconcile(left, TableFile.read(b), options());
        if (isJson) {
            OutcomeJson.write(outcome, spec.commandLine().getOut());
            print("\n");
        } else {
            print(OutcomeText.of(outcome, show));
        }
        return outcome.result().ties() ? TIES : DIFFERS;
    }

    private void print(String text) {
        PrintWriter out = spec.commandLine().getOut();
        out.print(text);
        out.flush();
    }

    private Options options() {
        return new Options(
                new OfSide(keyA.isEmpty() ? key : keyA, amountA, dateA, currencyA, textA, dateOrder, decimalA),
                new OfSide(keyB.isEmpty() ? key : keyB, amountB, dateB, currencyB, textB, dateOrder, decimalB),
                tolerance,
                days,
                decimals,
                isKeyless);
    }
}
