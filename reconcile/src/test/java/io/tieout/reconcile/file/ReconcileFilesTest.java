package io.tieout.reconcile.file;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.tieout.event.finding.BreakClass;
import io.tieout.reconcile.domain.Difference;
import io.tieout.reconcile.domain.Section;
import io.tieout.reconcile.file.Options.OfSide;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReconcileFilesTest {

    private static final String PAYMENTS = """
            order_id,type,paid
            O1,card,25.00
            O2,card,10.00
            O2,voucher,5.00
            O3,card,7.50
            """;

    private static final String ITEMS = """
            order_id,line,price,freight
            O1,1,20.00,5.00
            O2,1,12.00,3.00
            O3,1,7.00,0.60
            """;

    @Test
    void proposesTheColumnsThatAgree() {
        Outcome outcome = reconcile(PAYMENTS, ITEMS, Options.nothing());

        assertThat(outcome.proposals())
                .extracting(Proposal::role, Proposal::a, Proposal::b, Proposal::isChosen)
                .containsExactly(
                        tuple("key", "order_id", "order_id", false), tuple("amount", "paid", "price + freight", false));
        assertThat(outcome.proposals())
                .extracting(Proposal::reason)
                .containsExactly(
                        "3 of 3 values in a and 3 in b are the same", "agree for 2 of 3 keys that were compared");
        assertThat(outcome.result().differences())
                .extracting(Difference::key, Difference::breakClass, Difference::deltaMinor)
                .containsExactly(tuple("O3", BreakClass.AMOUNT, -10L));
    }

    @Test
    void theUserOverridesWhatIsProposed() {
        Outcome outcome = reconcile(PAYMENTS, ITEMS, amounts("paid", "price"));

        assertThat(outcome.result().differences()).hasSize(3);
        assertThat(outcome.proposals().getLast().isChosen()).isTrue();
    }

    @Test
    void readsSemicolonsWindowsLettersAndDecimalCommas() {
        byte[] theirs =
                "Beleg;Käufer;Betrag\n1001;Müller;1.234,50\n1002;Groß;5,00\n".getBytes(Charset.forName("windows-1252"));
        Table a = table("a.csv", "id,amount\n1001,1234.50\n1002,5.00\n");

        Outcome outcome = ReconcileFiles.reconcile(a, TableFile.read("b.csv", theirs), Options.nothing());

        assertThat(outcome.result().ties()).isTrue();
        assertThat(outcome.notes()).contains("b.csv: windows-1252, separated by \";\"");
    }

    @Test
    void readsTabsInUtf16() {
        byte[] theirs = "\uFEFFid\tamount\n1\t5.00\n2\t6.00\n".getBytes(UTF_16LE);

        Table table = TableFile.read("b.csv", theirs);

        assertThat(table.columns()).containsExactly("id", "amount");
    }

    @Test
    void readsTextsThatSpanLinesAndHoldSeparators() {
        Table table = table("b.csv", "id,note,amount\n1,\"a, b\nc\",5.00\n2,x,6.00\n");

        assertThat(table.rows()).extracting(Table.Row::line).containsExactly(2, 4);
        assertThat(table.rows().getFirst().cell(1)).isEqualTo("a, b\nc");
    }

    @Test
    void leavesOutLinesAboveTheHeader() {
        Table table = table("b.csv", "Report of 2026-03-01\n\nid,amount\n1,5.00\n2,6.00\n");

        assertThat(table.columns()).containsExactly("id", "amount");
    }

    @Test
    void currenciesAreProvedApart() {
        String rows = "id,amount,currency\n1,5.00,USD\n2,6.00,EUR\n";

        Outcome outcome = reconcile(rows, rows.replace("6.00", "6.10"), Options.nothing());

        assertThat(outcome.result().sections())
                .extracting(Section::currency, Section::differenceMinor)
                .containsExactly(tuple("EUR", -10L), tuple("USD", 0L));
    }

    @Test
    void floatsAreRoundedOnlyIfAsked() {
        String floats = "id,amount\n1,22.200000000000003\n2,5.00\n";
        Options rounded = new Options(OfSide.nothing(), OfSide.nothing(), "0", 1, 2, false);

        assertThat(reconcile(floats, "id,amount\n1,22.20\n2,5.00\n", rounded)
                        .result()
                        .ties())
                .isTrue();
        assertThatExceptionOfType(BadInputException.class)
                .isThrownBy(() -> reconcile(floats, floats, Options.nothing()))
                .withMessageStartingWith(
                        "a.csv, line 2, column \"amount\": 22.200000000000003 has more than 6 decimals")
                .withMessageContaining("--decimals 2");
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = ';', quoteCharacter = '`', textBlock = """
            FILE; MESSAGE
            `id,amount\\n1,5.00\\n2,abc\\n3,6.00`; `b.csv, line 3, column "amount": "abc" is no number like the others; write it like 1234.56`
            `id,amount\\n1,5.00\\n2,6.00,7`; `b.csv, line 3: has 3 fields, the header 2`
            `id,amount\\n1,"1,234"\\n2,"2,345"`; `b.csv, line 2, column "amount": "1,234" may be a thousand or a fraction`
            `id,betrag\\n1,5.00\\n2,6.00`; `b.csv: there is no column "amount" for --amount-b; it has id, betrag`
            ``; `b.csv: is empty`
            `1,5.00\\n2,6.00`; `b.csv: no line names the columns`
            `id,amount\\n1,"5.00\\n2,6.00`; `b.csv`
            """)
    void saysWhereAFileIsWrongAndWhatWouldHelp(String file, String message) {
        assertThatExceptionOfType(BadInputException.class)
                .isThrownBy(() -> reconcile("id,amount\n1,5.00\n2,6.00\n", file.replace("\\n", "\n"), keyAndAmounts()))
                .withMessageStartingWith(message);
    }

    @Test
    void twoFilesThatShareNoNamesAreAskedAbout() {
        assertThatExceptionOfType(BadInputException.class)
                .isThrownBy(
                        () -> reconcile("x,amount\np,5.00\nq,6.00\n", "y,amount\nr,5.00\ns,6.00\n", Options.nothing()))
                .withMessageContaining("--key")
                .withMessageContaining("a has x, amount; b has y, amount");
    }

    @Test
    void aDateThatMayBeTwoDaysIsAskedAbout() {
        String rows = "id,amount,day\n1,5.00,03/04/2026\n";
        OfSide side = new OfSide(List.of("id"), "amount", "day", null, null, null, null);

        assertThatExceptionOfType(BadInputException.class)
                .isThrownBy(() -> reconcile(rows, rows, new Options(side, side, "0", 1, null, false)))
                .withMessage("a.csv, line 2, column \"day\": \"03/04/2026\" may have the day or the month first; say"
                        + " --date-order dmy or mdy");
    }

    @Test
    void theSameFilesGiveTheSameBytes() {
        assertThat(json(reconcile(PAYMENTS, ITEMS, Options.nothing())))
                .isEqualTo(json(reconcile(PAYMENTS, ITEMS, Options.nothing())))
                .contains("\"residual\" : \"0.00\"");
    }

    private static String json(Outcome outcome) {
        StringWriter text = new StringWriter();
        OutcomeJson.write(outcome, text);
        return text.toString();
    }

    private static Options amounts(String ours, String theirs) {
        return new Options(
                new OfSide(List.of(), ours, null, null, null, null, null),
                new OfSide(List.of(), theirs, null, null, null, null, null),
                "0",
                1,
                null,
                false);
    }

    private static Options keyAndAmounts() {
        OfSide side = new OfSide(List.of("id"), "amount", null, null, null, null, null);
        return new Options(side, side, "0", 1, null, false);
    }

    private static Outcome reconcile(String ours, String theirs, Options options) {
        return ReconcileFiles.reconcile(table("a.csv", ours), table("b.csv", theirs), options);
    }

    private static Table table(String name, String text) {
        return TableFile.read(name, text.getBytes(UTF_8));
    }
}
