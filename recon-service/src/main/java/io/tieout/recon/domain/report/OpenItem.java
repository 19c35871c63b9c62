package io.tieout.recon.domain.report;

import io.tieout.event.Money;
import io.tieout.event.finding.BreakClass;
import io.tieout.event.finding.HandoffStep;
import io.tieout.event.finding.Severity;
import io.tieout.recon.domain.Trail;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A break as a report of open items needs it, at the day that the report is as of.
///
/// @param ruleKey what it is about
/// @param delta source less ERP
/// @param absolute sum of the magnitudes behind `delta`
/// @param ageDays calendar days since it was first detected, in its entity's zone
/// @param handoff where the hand-over failed
/// @param incidentId null where it shows like no other
/// @param legs event ids of everything it was concluded from
/// @param trail whose life it is part of
public record OpenItem(
        UUID id,
        String rule,
        String ruleKey,
        String entity,
        @Nullable String order,
        BreakClass breakClass,
        Severity severity,
        Money delta,
        Money absolute,
        LocalDate businessDate,
        Instant firstDetectedAt,
        long ageDays,
        Handoff handoff,
        @Nullable UUID incidentId,
        List<UUID> legs,
        Trail trail) {

    /// Most severe first, then the oldest.
    public static final Comparator<OpenItem> ORDER = Comparator.comparing(OpenItem::severity)
            .thenComparing(OpenItem::firstDetectedAt)
            .thenComparing(item -> item.id().toString());

    /// In business time: which of them came first.
    public static final Comparator<OpenItem> BY_BUSINESS_TIME = Comparator.comparing(OpenItem::happenedAt)
            .thenComparing(OpenItem::firstDetectedAt)
            .thenComparing(item -> item.id().toString());

    /// @param connector the system that it failed at; empty where nothing tells
    /// @param evidence sentences for people
    /// @param authority whose value is right
    /// @param repair what to do about it
    public record Handoff(HandoffStep step, String connector, List<String> evidence, String authority, String repair) {
        public Handoff {
            evidence = List.copyOf(evidence);
        }
    }

    public OpenItem {
        legs = List.copyOf(legs);
    }

    /// When the first of its evidence happened; the begin of its business date where that is not kept.
    public Instant happenedAt() {
        Instant occurredAt = trail.occurredAt();
        return occurredAt == null ? businessDate.atStartOfDay(ZoneOffset.UTC).toInstant() : occurredAt;
    }

    /// The system whose record it is about: the issuer of the reference that the rule key begins with; empty where the
    /// key is none.
    public String counterparty() {
        int first = ruleKey.indexOf(':');
        int second = ruleKey.indexOf(':', first + 1);
        return first < 0 || second < 0 ? "" : ruleKey.substring(first + 1, second);
    }

    /// Which side holds more, so that nothing is netted across sides.
    public OpenSide side() {
        if (delta.isZero()) {
            return OpenSide.EQUAL;
        }
        return delta.isNegative() ? OpenSide.ERP : OpenSide.SOURCE;
    }

    public String currency() {
        return delta.currency().getCurrencyCode();
    }
}
