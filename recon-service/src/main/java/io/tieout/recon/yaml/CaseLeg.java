package io.tieout.recon.yaml;

import io.tieout.event.BusinessEvent;
import io.tieout.event.EntrySide;
import io.tieout.event.Envelope;
import io.tieout.event.ErpEvent.ErpEntryPosted;
import io.tieout.event.ErpLine;
import io.tieout.event.ErpState;
import io.tieout.event.FactKey;
import io.tieout.event.GiftCardMove;
import io.tieout.event.HandoffEvent.HandoffRecorded;
import io.tieout.event.HandoffStage;
import io.tieout.event.Money;
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
import io.tieout.event.ReturnProof;
import io.tieout.event.SaleEvent.ExchangeRecorded;
import io.tieout.event.SaleEvent.ReturnRecorded;
import io.tieout.event.SettlementEvent.SettlementLineStated;
import io.tieout.event.SettlementKind;
import io.tieout.event.SourceRole;
import io.tieout.event.StoredValueEvent.GiftCardMoved;
import io.tieout.event.StoredValueOrigin;
import io.tieout.event.Tender;
import io.tieout.recon.domain.Leg;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The legs of a case in the short form of rule files: one system of each role, and a bare id is the shop's.
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
        section.optionalText("order").ifPresent(order -> references.add(reference(ReferenceType.ORDER, order)));
        section.optionalText("payment")
                .ifPresent(payment -> references.add(new Reference(ReferenceType.PAYMENT, "processor", payment)));
        section.optionalText("pays").ifPresent(record -> references.add(reference(ReferenceType.REFUND, record)));
    }

    /// A bare value is the shop's; one of another system is written whole, such as `return:pos:T1`.
    private Reference reference(ReferenceType type, String text) {
        try {
            return text.indexOf(':') < 0 ? new Reference(type, SHOP, text) : Reference.parse(text);
        } catch (IllegalArgumentException malformed) {
            section.reject(type.code(), text + ": " + malformed.getMessage());
            return new Reference(type, SHOP, "?");
        }
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
        if (section.has("returned")) {
            return returned();
        }
        if (section.has("exchanged")) {
            return exchanged();
        }
        if (section.has("processed")) {
            return processed();
        }
        if (section.has("credited")) {
            return credited();
        }
        if (section.has("settled")) {
            return settled();
        }
        if (section.has("erp")) {
            return posted();
        }
        return handoff(index);
    }

    private RefundIssued issued() {
        String id = section.text("issued");
        SourceRole role = by(SourceRole.STOREFRONT);
        references.add(new Reference(ReferenceType.REFUND, name(role), id.isEmpty() ? "?" : id));
        return new RefundIssued(
                envelope(name(role), role, id),
                section.has("intent") ? section.code("intent", RefundIntent.class) : RefundIntent.ISSUED,
                RefundBasis.GOODS_RETURNED,
                section.money("amount"),
                null,
                section.optionalText("tender").orElse(Tender.ORIGINAL.code()),
                section.optionalText("reason").orElse(null),
                section.has("extent") ? section.code("extent", RefundExtent.class) : null,
                card());
    }

    /// The end of a card's number.
    private @Nullable String card() {
        return section.optionalText("card").orElse(null);
    }

    /// What a register took back, and how it gave the money back.
    private ReturnRecorded returned() {
        CaseTenders tenders = CaseTenders.of(section.section("tenders"));
        return new ReturnRecorded(
                envelope(name(SourceRole.POS), SourceRole.POS, record(ReferenceType.RETURN, "returned")),
                "store",
                null,
                null,
                null,
                ReturnProof.RECEIPT,
                tenders.total(),
                List.of(tenders.goods()),
                tenders.lines(),
                section.optionalText("reason").orElse(null));
    }

    /// Goods that were exchanged for nothing as dear as they were.
    private ExchangeRecorded exchanged() {
        CaseTenders tenders = CaseTenders.of(section.section("tenders"));
        Money given = tenders.total();
        return new ExchangeRecorded(
                envelope(name(SourceRole.POS), SourceRole.POS, record(ReferenceType.EXCHANGE, "exchanged")),
                "store",
                null,
                null,
                null,
                given,
                Money.zero(given.currency()),
                List.of(tenders.goods()),
                List.of(),
                List.of(),
                tenders.lines());
    }

    private String record(ReferenceType type, String field) {
        String id = section.text(field);
        references.add(new Reference(type, name(SourceRole.POS), id.isEmpty() ? "?" : id));
        return id;
    }

    private GiftCardMoved credited() {
        String id = section.text("credited");
        references.add(new Reference(ReferenceType.GIFT_CARD_TRANSACTION, name(SourceRole.GIFT_CARD_PLATFORM), id));
        return new GiftCardMoved(
                envelope(name(SourceRole.GIFT_CARD_PLATFORM), SourceRole.GIFT_CARD_PLATFORM, id),
                GiftCardMove.CREDITED,
                "card",
                section.has("origin")
                        ? section.code("origin", StoredValueOrigin.class)
                        : StoredValueOrigin.RETURN_CREDIT,
                section.money("amount"),
                null,
                null,
                null);
    }

    /// A line of a marketplace's settlement, with what leaves the account.
    private SettlementLineStated settled() {
        Money gross = section.money("amount").negated();
        SettlementKind kind = section.code("kind", SettlementKind.class);
        return new SettlementLineStated(
                envelope(name(SourceRole.MARKETPLACE), SourceRole.MARKETPLACE, section.text("settled")),
                kind,
                kind.code(),
                "account",
                gross,
                Money.zero(gross.currency()),
                null,
                gross,
                LocalDate.ofInstant(time, ZoneOffset.UTC),
                null,
                null);
    }

    private SourceRole by(SourceRole usual) {
        return section.has("by") ? section.code("by", SourceRole.class) : usual;
    }

    private static String name(SourceRole role) {
        return role == SourceRole.STOREFRONT ? SHOP : role.code();
    }

    private RefundProcessed processed() {
        RefundStatus status = section.code("status", RefundStatus.class);
        SourceRole role = by(SourceRole.PROCESSOR);
        return new RefundProcessed(
                envelope(name(role), role, section.text("processed")),
                status,
                status.code(),
                section.money("amount"),
                null,
                section.optionalText("tender").orElse(null),
                card());
    }

    private ErpEntryPosted posted() {
        Reference carries = section.optionalText("carries")
                .map(record -> reference(ReferenceType.REFUND, record))
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
                section.optionalText("period").orElse(null),
                carries,
                section.optionalText("reason").orElse(null),
                section.has("extent") ? section.code("extent", RefundExtent.class) : null,
                lines(),
                section.optionalText("enteredBy").orElse(null),
                section.optionalText("exceptionCode").orElse(null),
                section.optionalText("tender").orElse(null),
                card());
    }

    private List<ErpLine> lines() {
        List<ErpLine> lines = new ArrayList<>();
        section.optionalText("debit")
                .ifPresent(account -> lines.add(new ErpLine(account, EntrySide.DEBIT, section.money("amount"))));
        section.optionalText("credit")
                .ifPresent(account -> lines.add(new ErpLine(account, EntrySide.CREDIT, section.money("amount"))));
        return lines;
    }

    private HandoffRecorded handoff(int index) {
        String refund = section.text("handoff");
        Reference about = reference(ReferenceType.REFUND, refund.isEmpty() ? "?" : refund);
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
