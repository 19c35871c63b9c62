package io.tieout.recon.domain.refund;

import io.tieout.event.ErpLine;
import io.tieout.event.finding.FieldDifference;
import io.tieout.recon.domain.rule.Accounts;
import io.tieout.recon.domain.rule.RefundRule;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Where in its books the ERP put a refund: on which accounts and into which period.
final class Placement {

    private static final Pattern MONTH = Pattern.compile("[0-9]{4}-(0[1-9]|1[0-2])");

    private Placement() {}

    /// Lines on accounts that the rule does not name for such a refund. A document without lines says nothing.
    static List<FieldDifference> wrongAccounts(RefundRule rule, Assessment assessment) {
        Issued issued = assessment.refund().issued();
        Accounts accounts = issued == null
                ? null
                : rule.posting().accountsOf(issued.promise().basis());
        if (accounts == null) {
            return List.of();
        }
        return assessment.posted().stream()
                .flatMap(document -> document.event().lines().stream())
                .filter(line -> !accounts.allow(line))
                .map(line -> difference(line, accounts))
                .distinct()
                .toList();
    }

    private static FieldDifference difference(ErpLine line, Accounts accounts) {
        Set<String> allowed = new TreeSet<>(
                switch (line.side()) {
                    case DEBIT -> accounts.debit();
                    case CREDIT -> accounts.credit();
                });
        return new FieldDifference(line.side().code() + " account", String.join(" or ", allowed), line.account());
    }

    /// A refund belongs into the month of its own day. What the ERP posts in the night after the last day may have that
    /// of the ERP's day. Whether a month was closed before is not known here.
    static List<FieldDifference> wrongPeriods(RefundRule rule, Assessment assessment) {
        Refund refund = assessment.refund();
        if (!rule.posting().hasCalendarMonths() || refund.issued() == null) {
            return List.of();
        }
        return assessment.posted().stream()
                .map(document -> wrongPeriod(document, refund.businessDate()))
                .flatMap(Stream::ofNullable)
                .distinct()
                .toList();
    }

    private static @Nullable FieldDifference wrongPeriod(Document document, LocalDate businessDate) {
        String period = document.event().period();
        if (period == null || !MONTH.matcher(period).matches()) {
            return null;
        }
        String month = YearMonth.from(businessDate).toString();
        String erpMonth =
                YearMonth.from(document.leg().envelope().businessDate()).toString();
        return period.equals(month) || period.equals(erpMonth) ? null : new FieldDifference("period", month, period);
    }
}
