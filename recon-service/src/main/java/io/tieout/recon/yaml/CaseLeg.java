package io.tieout.recon.yaml;

import io.tieout.event.BusinessEvent;
import io.tieout.event.Envelope;
import io.tieout.event.ErpEvent.ErpEntryPosted;
import io.tieout.event.ErpState;
import io.tieout.event.FactKey;
import io.tieout.event.HandoffEvent.HandoffRecorded;
import io.tieout.event.HandoffStage;
import io.tieout.event.Outcome;
import io.tieout.event.Provenance;
import io.tieout.event.Reference;
import io.tieout.event.ReferenceType;
import io.tieout.event.RefundBasis;
import io.tieout.event.RefundEvent.RefundIssued;
import io.tieout.event.RefundEvent.RefundProcessed;
import io.tieout.event.RefundExtent;
import io.tieout.event.RefundIntent;
import io.tieout.event.RefundStatus;
import io.tieout.event.SourceRole;
import io.tieout.event.Tender;
import io.tieout.recon.domain.Leg;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The legs of a case in the short form of rule files: one shop, one processor, one ERP, one integration.
final class CaseLeg {

    private static final String TENANT = "case";
    private static final String SHOP = "shop";
    private static final String ERP = "erp";

    private final Section section;
    private final Instant time;
    private final List<Reference> references = new ArrayList<>();

    private CaseLeg(Section section) {
        this.section = section;
        this.time = section.instant("time");
        section.optionalText("order")
                .ifPresent(order -> references.add(new Reference(ReferenceType.ORDER, SHOP, order)));
        section.optionalText("payment")
                .ifPresent(payment -> references.add(new Reference(ReferenceType.PAYMENT, "processor", payment)));
    }

    static Leg of(Section section, int index) {
        BusinessEvent event = new CaseLeg(section).event(index);
        return new Leg(
                FactKey.of(event).eventId(),
                event,
                Outcome.RECORDED,
                event.envelope().occurredAt(),
                null);
    }

    private BusinessEvent event(int index) {
        if (section.has("issued")) {
            return issued();
        }
        if (section.has("processed")) {
            return processed();
        }
        if (section.has("erp")) {
            return posted();
        }
        return handoff(index);
    }

    private RefundIssued issued() {
        String id = section.text("issued");
        references.add(new Reference(ReferenceType.REFUND, SHOP, id.isEmpty() ? "?" : id));
        return new RefundIssued(
                envelope(SHOP, SourceRole.STOREFRONT, id),
                section.has("intent") ? section.code("intent", RefundIntent.class) : RefundIntent.ISSUED,
                RefundBasis.GOODS_RETURNED,
                section.money("amount"),
                null,
                section.optionalText("tender").orElse(Tender.ORIGINAL.code()),
                section.optionalText("reason").orElse(null),
                section.has("extent") ? section.code("extent", RefundExtent.class) : null);
    }

    private RefundProcessed processed() {
        RefundStatus status = section.code("status", RefundStatus.class);
        return new RefundProcessed(
                envelope("processor", SourceRole.PROCESSOR, section.text("processed")),
                status,
                status.code(),
                section.money("amount"),
                null);
    }

    private ErpEntryPosted posted() {
        Reference carries = section.optionalText("carries")
                .map(refund -> new Reference(ReferenceType.REFUND, SHOP, refund))
                .orElse(null);
        if (carries != null) {
            references.add(carries);
        }
        return new ErpEntryPosted(
                envelope(ERP, SourceRole.ERP, section.text("erp")),
                section.has("state") ? section.code("state", ErpState.class) : ErpState.POSTED,
                section.optionalText("type").orElse("credit-memo"),
                section.money("amount"),
                LocalDate.ofInstant(time, ZoneOffset.UTC),
                null,
                carries,
                section.optionalText("reason").orElse(null),
                section.has("extent") ? section.code("extent", RefundExtent.class) : null,
                List.of());
    }

    private HandoffRecorded handoff(int index) {
        String refund = section.text("handoff");
        Reference about = new Reference(ReferenceType.REFUND, SHOP, refund.isEmpty() ? "?" : refund);
        references.add(about);
        return new HandoffRecorded(
                envelope("integration", SourceRole.INTEGRATION, "message-" + index),
                section.code("stage", HandoffStage.class),
                about,
                ERP,
                null,
                section.optionalText("detail").orElse(null),
                section.has("fields") ? section.section("fields").all() : Map.of());
    }

    private Envelope envelope(String source, SourceRole role, String subject) {
        return new Envelope(
                TENANT,
                "case",
                source,
                role,
                source + "-" + subject,
                subject,
                time,
                time,
                LocalDate.ofInstant(time, ZoneOffset.UTC),
                null,
                references,
                new Provenance("case", "", "case/1"));
    }
}
