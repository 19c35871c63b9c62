package io.tieout.recon.domain;

import io.tieout.event.ReferenceType;
import io.tieout.event.finding.BreakClass;
import java.util.List;

/// Tells loads of cards that the ERP does not have from what it holds back because of them: redemptions and refunds on
/// the same card. What it does not have at all went wrong by itself.
public final class Holding {

    private static final String CARD = ReferenceType.GIFT_CARD.code() + ":";

    private Holding() {}

    public static boolean isLoadThatIsNotThere(BreakClass breakClass, Trail trail) {
        return trail.stage() == Stage.LOAD && (breakClass == BreakClass.MISSING || trail.isParked());
    }

    public static boolean isLoadThatIsNotThere(Break each) {
        return isLoadThatIsNotThere(each.state().breakClass(), each.detail().trail());
    }

    /// What the ERP has and holds back.
    public static boolean isHeldBack(Trail trail) {
        return trail.isParked() && trail.stage() != Stage.LOAD;
    }

    public static boolean isHeldBack(Break each) {
        return isHeldBack(each.detail().trail())
                && !cardsOf(each.detail().trail()).isEmpty();
    }

    public static List<String> cardsOf(Trail trail) {
        return trail.keys().stream().filter(key -> key.startsWith(CARD)).toList();
    }
}
