package io.tieout.simulator.casea;

import io.tieout.simulator.casea.Refund.CreditMemo;
import io.tieout.simulator.casea.Refund.Handoff;
import java.math.BigDecimal;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The refunds of worked case A in the order they were issued, all on 3 March 2026 in New York.
final class CaseA {

    static final ZoneOffset NEW_YORK = ZoneOffset.ofHours(-5);

    /// When the report is read.
    static final OffsetDateTime AS_OF = OffsetDateTime.of(2026, 3, 6, 12, 0, 0, 0, NEW_YORK);

    private static final long FIRST_REFUND = 890_088_186_047_892_001L;
    private static final long FIRST_ORDER = 5_500_000_001_001L;

    private CaseA() {}

    static List<Refund> refunds() {
        return List.of(
                refund("R1", 1, "20.00", "09:00").posted("20.00").build(),
                refund("R2", 2, "35.50", "10:00").handoff(Handoff.DEAD_LETTERED).build(),
                refund("R3", 3, "20.00", "10:05").posted("2.00").build(),
                refund("R4", 4, "48.25", "10:10")
                        .posted("48.25")
                        .posted("48.25")
                        .build(),
                refund("R5", 5, "15.00", "10:20").postedWithoutReason("15.00").build(),
                refund("R6a", 6, "30.00", "11:00").posted("30.00").build(),
                refund("R6b", 6, "12.40", "11:30").build(),
                refund("R6c", 6, "7.60", "12:00").build(),
                refund("R7", 7, "60.00", "12:30").postedAfter("60.00", 190).build(),
                refund("R8", 8, "25.00", "14:00")
                        .processor("pending")
                        .handoff(Handoff.NOT_TRIED)
                        .build(),
                refund("R9", 9, "18.00", "14:30")
                        .processor("canceled")
                        .posted("18.00")
                        .build());
    }

    private static Builder refund(String name, int order, String amount, String time) {
        return new Builder(name, order, new BigDecimal(amount), LocalTime.parse(time));
    }

    private static final class Builder {
        private final String name;
        private final int order;
        private final BigDecimal amount;
        private final OffsetDateTime issuedAt;
        private final Map<String, CreditMemo> erp = new LinkedHashMap<>();
        private String processor = "succeeded";
        private Handoff handoff = Handoff.ACKNOWLEDGED;

        Builder(String name, int order, BigDecimal amount, LocalTime time) {
            this.name = name;
            this.order = order;
            this.amount = amount;
            this.issuedAt = OffsetDateTime.of(AS_OF.toLocalDate().minusDays(3), time, NEW_YORK);
        }

        Builder processor(String status) {
            processor = status;
            return this;
        }

        Builder handoff(Handoff stage) {
            handoff = stage;
            return this;
        }

        Builder posted(String posted) {
            return memo(posted, Refund.REASON, 2);
        }

        Builder postedWithoutReason(String posted) {
            return memo(posted, null, 2);
        }

        Builder postedAfter(String posted, int minutes) {
            return memo(posted, Refund.REASON, minutes);
        }

        private Builder memo(String posted, @Nullable String reason, int minutes) {
            String number = "CM-" + name + (erp.isEmpty() ? "" : "-2");
            erp.put(number, new CreditMemo(new BigDecimal(posted), reason, issuedAt.plusMinutes(minutes)));
            return this;
        }

        Refund build() {
            long serial = name.chars().sum();
            return new Refund(
                    name,
                    FIRST_REFUND + serial * 10,
                    FIRST_ORDER + order * 10L,
                    amount,
                    issuedAt,
                    processor,
                    handoff,
                    erp);
        }
    }
}
