package io.tieout.ledger.rest;

import io.tieout.event.calendar.EntityCalendars;
import io.tieout.event.calendar.FiscalPeriod;
import io.tieout.ledger.domain.Account;
import io.tieout.ledger.domain.PolicyTimeline;
import io.tieout.ledger.domain.PostingPolicy;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Names for account codes, and for the periods of entries; a code that no version of the policy has is its
/// own name.
///
/// @param tried a version that is not in force, whose names come after those that are
record ChartOfAccounts(PolicyTimeline timeline, @Nullable PostingPolicy tried, EntityCalendars calendars) {

    ChartOfAccounts(PolicyTimeline timeline, EntityCalendars calendars) {
        this(timeline, null, calendars);
    }

    FiscalPeriod periodOf(String entity, LocalDate day) {
        return calendars.of(entity).of(day);
    }

    String nameOf(String code) {
        return timeline.account(code)
                .or(() -> Optional.ofNullable(tried).flatMap(policy -> policy.account(code)))
                .map(Account::name)
                .orElse(code);
    }

    /// Whether it stands outside of the trial balance.
    boolean isMemo(String code) {
        return timeline.account(code).map(Account::isMemo).orElse(false);
    }

    /// Refuses a code that is in no version's chart.
    void require(String code) {
        if (timeline.account(code).isEmpty()) {
            throw LedgerProblem.UNKNOWN_ACCOUNT.at(
                    "code",
                    "There is no account " + code + ".",
                    "Use one of " + String.join(", ", timeline.accountCodes()) + ".");
        }
    }
}
