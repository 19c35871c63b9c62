package io.tieout.recon.domain.refund;

import io.tieout.event.ErpLine;
import io.tieout.event.finding.FieldDifference;
import io.tieout.recon.domain.Leg;
import io.tieout.recon.domain.evidence.Document;
import io.tieout.recon.domain.rule.Accounts;
import io.tieout.recon.domain.rule.RefundRule;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Where in its books the ERP put a refund: on which accounts and into which period.
final class Placement {

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
        return new FieldDifference(line.side().code() + " account", accounts.allowed(line.side()), line.account());
    }

    /// A refund belongs into the period of its own day, or into the first open one where that was closed. A
    /// document without a period says nothing of it.
    static List<FieldDifference> wrongPeriods(RefundRule rule, Assessment assessment) {
        Refund refund = assessment.refund();
        if (!rule.posting().hasCalendarMonths() || refund.issued() == null) {
            return List.of();
        }
        return assessment.posted().stream()
                .map(document -> wrongPeriod(document, refund.leadingLeg()))
                .flatMap(Stream::ofNullable)
                .distinct()
                .toList();
    }

    private static @Nullable FieldDifference wrongPeriod(Document document, Leg told) {
        return document.event().period() != null && document.isOutsidePeriodOf(told)
                ? new FieldDifference(
                        "period",
                        document.periodOf(told).name(),
                        document.period().name())
                : null;
    }
}
