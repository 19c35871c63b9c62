package io.tieout.simulator.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.event.EntrySide;
import io.tieout.event.Envelope;
import io.tieout.event.ErpEvent.ErpEntryPosted;
import io.tieout.event.ErpLine;
import io.tieout.event.ErpState;
import io.tieout.event.Money;
import io.tieout.event.Provenance;
import io.tieout.event.SourceRole;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class DocumentsTest {

    private static final Instant AT = Instant.parse("2026-03-06T12:00:00Z");
    private static final LocalDate DAY = LocalDate.of(2026, 3, 6);
    private static final Envelope ENVELOPE = new Envelope(
            "simulated",
            "US",
            "erp-us",
            SourceRole.ERP,
            "G-1",
            "G-1",
            AT,
            AT,
            DAY,
            null,
            List.of(),
            new Provenance("none", "none", "test/1"));

    private static ErpEntryPosted document(long minor, ErpLine... lines) {
        return new ErpEntryPosted(
                ENVELOPE,
                ErpState.POSTED,
                "document",
                usd(minor),
                DAY,
                "2026-03",
                null,
                null,
                null,
                List.of(lines),
                null,
                null);
    }

    private static Money usd(long minor) {
        return Money.of(minor, "USD");
    }

    private static ErpLine debit(String account, long minor) {
        return new ErpLine(account, EntrySide.DEBIT, usd(minor));
    }

    private static ErpLine credit(String account, long minor) {
        return new ErpLine(account, EntrySide.CREDIT, usd(minor));
    }

    @Test
    void whatIsPostedWronglyBalancesAllTheSame() {
        ErpEntryPosted expiry = document(1_019, debit("2200", 1_019), credit("4300", 508), credit("2290", 511));
        ErpEntryPosted escheat =
                document(1_019, debit("2200", 1_019), credit("2280", 1_019), debit("4300", 511), credit("2290", 511));

        assertThat(Documents.of(expiry, usd(101)).lines())
                .containsExactly(debit("2200", 101), credit("4300", 50), credit("2290", 51));
        assertThat(Documents.of(escheat, usd(101)).lines())
                .containsExactly(debit("2200", 101), credit("2280", 101), debit("4300", 50), credit("2290", 50));
    }

    @Test
    void nothingInAnotherCurrencyIsNothing() {
        Money none = Money.zero(Money.currencyOf("EUR"));

        assertThat(Documents.of(document(0, debit("2400", 0), credit("4000", 0)), none)
                        .lines())
                .extracting(ErpLine::amount)
                .containsOnly(none);
    }
}
