package io.tieout.ledger.app;

import io.tieout.ledger.app.LateAmounts.Item;
import io.tieout.ledger.app.Periods.Decided;
import io.tieout.ledger.domain.Objection;
import io.tieout.ledger.domain.PeriodState;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// What became of the wish to close or reopen an accounting period.
public sealed interface PeriodChanged {

    /// It is so.
    ///
    /// @param isNew false when an earlier request with the same key and content did it
    record Done(Decided decided, boolean isNew) implements PeriodChanged {}

    /// The key stands for other content.
    record KeyTaken(UUID changeId) implements PeriodChanged {}

    /// The one who is named as approver has not approved this content, or too long ago.
    record NotApproved(String approver) implements PeriodChanged {}

    /// The state of the period does not allow it.
    record NotNow(PeriodState state) implements PeriodChanged {}

    /// Its last day is not over everywhere.
    record NotOver(LocalDate lastDay) implements PeriodChanged {}

    /// What was posted late in it is material, and nobody decided on that or what was decided is not carried out.
    record NotSettled(List<Item> items) implements PeriodChanged {

        public NotSettled {
            items = List.copyOf(items);
        }
    }

    /// What a reopening names cannot be posted in the period.
    record Refused(List<Objection> objections) implements PeriodChanged {

        public Refused {
            objections = List.copyOf(objections);
        }
    }
}
