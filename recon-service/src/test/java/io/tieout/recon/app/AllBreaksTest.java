package io.tieout.recon.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.tieout.event.Money;
import io.tieout.event.finding.BreakClass;
import io.tieout.event.finding.BreakStatus;
import io.tieout.event.finding.Cause;
import io.tieout.event.finding.HandoffStep;
import io.tieout.event.finding.Severity;
import io.tieout.recon.domain.report.BreakRow;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AllBreaksTest {

    @ParameterizedTest
    @CsvSource({"0,1", "1,1", "1999,1", "2000,2", "2001,2", "4500,3"})
    void readsEveryRowOnceAndNoPartTwice(int rows, int asked) {
        Shelf shelf = new Shelf(rows);

        List<BreakRow> read = new AllBreaks(shelf)
                .read("shop", BreakQuery.ALL)
                .onItem()
                .<BreakRow>disjoint()
                .collect()
                .asList()
                .await()
                .indefinitely();

        assertThat(read).isEqualTo(shelf.rows);
        assertThat(shelf.asked).isEqualTo(asked);
    }

    /// Breaks in memory, in their order.
    private static final class Shelf implements ReadBreakRows {

        private final List<BreakRow> rows;
        private int asked;

        Shelf(int rows) {
            this.rows = LongStream.range(0, rows).mapToObj(Shelf::row).toList();
        }

        @Override
        public Uni<List<BreakRow>> rows(String tenant, BreakQuery query, @Nullable BreakRow after, int rowsMax) {
            asked++;
            int from = after == null ? 0 : rows.indexOf(after) + 1;
            return Uni.createFrom().item(rows.subList(from, Math.min(rows.size(), from + rowsMax)));
        }

        private static BreakRow row(long number) {
            Money amount = Money.of(number, "USD");
            return new BreakRow(
                    new UUID(0, number),
                    BreakClass.MISSING,
                    "",
                    BreakStatus.OPEN,
                    Severity.P2,
                    "US",
                    "refunds",
                    "refund:shop:" + number,
                    null,
                    amount,
                    amount,
                    amount,
                    LocalDate.EPOCH,
                    Instant.EPOCH,
                    null,
                    null,
                    "storefront",
                    HandoffStep.NOT_FORWARDED,
                    Cause.UNDETERMINED,
                    "send it again",
                    null);
        }
    }
}
