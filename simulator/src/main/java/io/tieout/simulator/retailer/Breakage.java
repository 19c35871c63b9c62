package io.tieout.simulator.retailer;

import static io.tieout.simulator.retailer.Voice.money;

import io.tieout.event.Money;
import io.tieout.event.Reference;
import io.tieout.event.ReferenceType;
import io.tieout.event.StoredValueEvent.BreakageRecognised;
import io.tieout.event.StoredValueOrigin;
import io.tieout.simulator.retailer.Cards.Card;
import io.tieout.simulator.retailer.Purse.Part;
import java.time.Instant;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What the platform expects never to be used of the cards sold in one month, recognised in proportion to what is used
/// of them, at the end of each month.
final class Breakage {

    /// Of what is sold, in hundredths of a percent.
    private static final int NEVER_USED_BASIS_POINTS = 400;

    private static final int BASIS_POINTS = 10_000;

    private final Voice voice;
    private final Handover handover;

    /// What was used since the last recognition, by the month in which the cards were made.
    private final Map<Company, Map<YearMonth, Long>> usedMinor = new HashMap<>();

    private long recognitions;

    Breakage(Scene scene) {
        this.voice = scene.voice();
        this.handover = scene.handover();
    }

    /// How a cohort is called.
    static String name(Company company, YearMonth cohort) {
        return company.entity() + "-" + cohort;
    }

    /// @param sign -1 where the redemption is reversed
    void redeemed(Company company, Card card, List<Part> parts, int sign) {
        for (Part part : parts) {
            if (part.origin() == StoredValueOrigin.SOLD) {
                usedMinor
                        .computeIfAbsent(company, _ -> new TreeMap<>())
                        .merge(card.cohort(), sign * part.minor(), Long::sum);
            }
        }
    }

    /// Whether anything was used since the last month ended.
    boolean isOpen() {
        return !usedMinor.isEmpty();
    }

    void recognise(Company company, Instant now) {
        Map<YearMonth, Long> used = usedMinor.remove(company);
        if (used != null) {
            used.forEach((cohort, minor) -> recognise(company, cohort, minor, now));
        }
    }

    private void recognise(Company company, YearMonth cohort, long usedMinor, Instant now) {
        recogniseAll(
                company, cohort, usedMinor * NEVER_USED_BASIS_POINTS / (BASIS_POINTS - NEVER_USED_BASIS_POINTS), now);
    }

    /// Recognises what is not in proportion to any use, since the cards of the cohort are used no more.
    void recogniseAll(Company company, YearMonth cohort, long minor, Instant now) {
        Money amount = money(minor, company);
        if (amount.isZero() || amount.isNegative()) {
            return;
        }
        Reference recognition =
                Voice.name(ReferenceType.GIFT_CARD_TRANSACTION, company.cards(), "gcb_" + ++recognitions);
        voice.tell(
                company.cards(),
                recognition.value(),
                recognition.value(),
                now,
                List.of(recognition),
                envelope -> new BreakageRecognised(envelope, name(company, cohort), amount));
        handover.send(Message.of(company, recognition, null, DocumentType.BREAKAGE, amount), now);
    }
}
