package io.tieout.simulator.retailer;

import static io.tieout.simulator.retailer.Voice.money;

import io.tieout.event.Money;
import io.tieout.event.Reference;
import io.tieout.event.SettlementEvent.SettlementLineStated;
import io.tieout.event.SettlementKind;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a processor states of a payout, line by line.
///
/// Now and then a wallet in the euro area pays its merchant an incentive in pounds. It is exchanged within the same
/// payout, so that the account in pounds is empty again and the payout is in euro only.
final class SettlementLines {

    private static final int INCENTIVE_PERCENT = 20;
    private static final String POUNDS = "GBP";
    private static final long INCENTIVE_LEAST_PENCE = 500;
    private static final long INCENTIVE_MOST_PENCE = 20_000;

    /// Euro for a pound, in ten thousandths.
    private static final long RATE_LEAST = 11_400;

    private static final long RATE_MOST = 11_900;
    private static final int RATE_DECIMALS = 4;
    private static final long RATE_UNIT = 10_000;

    private final Voice voice;

    SettlementLines(Voice voice) {
        this.voice = voice;
    }

    /// Returns what the lines are worth in the payout, in the company's currency.
    long tell(ProcessorAccount account, Reference payout, List<Unsettled> lines, Dice dice, Instant now) {
        Statement statement = new Statement(account, payout, now);
        lines.forEach(statement::line);
        if (account.terms().weekdaysOnly()
                && account.company().currency().equals("EUR")
                && dice.percent(INCENTIVE_PERCENT)) {
            long pence = dice.between(INCENTIVE_LEAST_PENCE, INCENTIVE_MOST_PENCE);
            statement.incentive(pence, dice.between(RATE_LEAST, RATE_MOST));
        }
        return statement.netMinor;
    }

    /// The lines of one payout, numbered from 1.
    private final class Statement {

        private final ProcessorAccount account;
        private final Company company;
        private final Reference payout;
        private final Instant now;
        private int count;
        private long netMinor;

        Statement(ProcessorAccount account, Reference payout, Instant now) {
            this.account = account;
            this.company = account.company();
            this.payout = payout;
            this.now = now;
        }

        void line(Unsettled line) {
            List<Reference> references = new ArrayList<>(line.about());
            references.add(payout);
            Fee fee = line.fee();
            Money feeTax = fee.taxMinor() == 0 ? null : money(fee.taxMinor(), company);
            String id = nextId();
            netMinor += line.netMinor();
            voice.tell(
                    account.party(),
                    id,
                    id,
                    now,
                    references,
                    envelope -> new SettlementLineStated(
                            envelope,
                            line.kind(),
                            line.kind().code(),
                            account.id(),
                            money(line.grossMinor(), company),
                            money(fee.minor(), company),
                            feeTax,
                            money(line.netMinor(), company),
                            line.bookedOn() == null ? envelope.businessDate() : line.bookedOn(),
                            null,
                            null));
        }

        /// In, out, and in again in the company's currency, of which the rate is stated for one pound.
        void incentive(long pence, long rateTenThousandths) {
            BigDecimal rate = BigDecimal.valueOf(rateTenThousandths, RATE_DECIMALS);
            long minor = (pence * rateTenThousandths + RATE_UNIT / 2) / RATE_UNIT;
            withoutFee(SettlementKind.ADJUSTMENT, Money.of(pence, POUNDS), null, null);
            withoutFee(SettlementKind.CONVERSION, Money.of(-pence, POUNDS), null, null);
            withoutFee(SettlementKind.CONVERSION, money(minor, company), rate, Money.of(pence, POUNDS));
            netMinor += minor;
        }

        private void withoutFee(
                SettlementKind kind, Money gross, @Nullable BigDecimal rate, @Nullable Money converted) {
            String id = nextId();
            voice.tell(
                    account.party(),
                    id,
                    id,
                    now,
                    List.of(payout),
                    envelope -> new SettlementLineStated(
                            envelope,
                            kind,
                            kind.code(),
                            account.id(),
                            gross,
                            Money.zero(gross.currency()),
                            null,
                            gross,
                            envelope.businessDate(),
                            rate,
                            converted));
        }

        private String nextId() {
            return payout.value() + "-" + ++count;
        }
    }
}
