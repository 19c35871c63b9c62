package io.tieout.simulator.retailer;

import static io.tieout.simulator.retailer.Voice.name;

import io.tieout.event.ErpEvent.ErpEntryPosted;
import io.tieout.event.ErpState;
import io.tieout.event.HandoffEvent.HandoffRecorded;
import io.tieout.event.HandoffStage;
import io.tieout.event.Money;
import io.tieout.event.Reference;
import io.tieout.event.ReferenceType;
import io.tieout.event.RefundExtent;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The interface between the systems and the ERP: it receives, forwards, and the ERP makes a document of it. Its log
/// tells
/// of every step.
///
/// Here things go wrong. Each message has dice and numbers of its own, so that nothing else changes where one does.
final class Handover {

    /// Who is told of what went wrong.
    interface Truth {
        void injected(Injection injection);
    }

    private static final DateTimeFormatter PERIOD = DateTimeFormatter.ofPattern("uuuu-MM", Locale.ROOT);
    private static final int TENTH = 10;

    private final Dice dice;
    private final Agenda agenda;
    private final Voice voice;
    private final FaultPlan faults;
    private final Truth truth;
    private long messages;

    Handover(Dice dice, Agenda agenda, Voice voice, FaultPlan faults, Truth truth) {
        this.dice = dice;
        this.agenda = agenda;
        this.voice = voice;
        this.faults = faults;
        this.truth = truth;
    }

    /// What the ERP is to make a document of.
    ///
    /// @param about the record of the system that it carries
    /// @param order that it belongs to, where it belongs to one
    /// @param due how long the ERP has for it
    record Message(
            Company company,
            Reference about,
            @Nullable Reference order,
            String documentType,
            Money amount,
            @Nullable String reason,
            @Nullable RefundExtent extent,
            Duration due) {

        /// Of something that is no refund.
        static Message of(
                Company company,
                Reference about,
                @Nullable Reference order,
                String documentType,
                Money amount,
                Duration due) {
            return new Message(company, about, order, documentType, amount, null, null, due);
        }

        List<Reference> names() {
            return order == null ? List.of(about) : List.of(about, order);
        }
    }

    /// Sends a message on its way to the ERP.
    void send(Message message, Instant now) {
        long number = ++messages;
        Dice own = dice.of("message", number);
        new Transfer(message, number, own, faults.of(message, own), now).begin();
    }

    /// One message on its way.
    private final class Transfer {

        private final Message message;
        private final Company company;
        private final long number;
        private final @Nullable Fault fault;
        private final Instant sentAt;
        private final Instant receivedAt;
        private final Instant forwardedAt;
        private final Instant postedAt;

        Transfer(Message message, long number, Dice own, @Nullable Fault fault, Instant sentAt) {
            this.message = message;
            this.company = message.company();
            this.number = number;
            this.fault = fault;
            this.sentAt = sentAt;
            this.receivedAt = sentAt.plus(own.between(Duration.ofMillis(100), Duration.ofSeconds(2)));
            this.forwardedAt = sentAt.plus(own.between(Duration.ofSeconds(20), Duration.ofMinutes(5)));
            Instant usual = forwardedAt.plus(own.between(Duration.ofMillis(200), Duration.ofSeconds(5)));
            Duration delay = own.between(message.due(), message.due().plusHours(5));
            this.postedAt = fault == Fault.LATE ? usual.plus(delay) : usual;
        }

        void begin() {
            if (fault != Fault.NOT_RECEIVED) {
                log(HandoffStage.RECEIVED, null, null, receivedAt);
                if (fault == Fault.DEAD_LETTERED) {
                    log(HandoffStage.DEAD_LETTERED, null, "out of retries", forwardedAt);
                } else {
                    forward();
                }
            }
            if (fault != null) {
                truth.injected(injection(fault));
            }
        }

        private void forward() {
            log(HandoffStage.FORWARDED, null, null, forwardedAt);
            if (fault == Fault.REJECTED) {
                log(HandoffStage.REJECTED, null, "the record is locked by another user", postedAt);
                return;
            }
            String document = documentNumber("");
            if (fault != Fault.SWALLOWED) {
                agenda.plan(postedAt, now -> post(document, now));
            }
            if (fault == Fault.POSTED_TWICE) {
                agenda.plan(postedAt.plusMillis(900), now -> post(documentNumber("-2"), now));
            }
            log(HandoffStage.ACKNOWLEDGED, document, null, postedAt.plusMillis(1));
        }

        private void post(String document, Instant now) {
            List<Reference> references = new ArrayList<>(message.names());
            references.add(name(ReferenceType.ERP_DOCUMENT, company.erp(), document));
            voice.tell(
                    company.erp(),
                    document,
                    document,
                    now,
                    references,
                    envelope -> new ErpEntryPosted(
                            envelope,
                            ErpState.POSTED,
                            fault == Fault.WRONG_TYPE ? "adjustment" : message.documentType(),
                            posted(),
                            envelope.businessDate(),
                            PERIOD.format(envelope.businessDate()),
                            message.about(),
                            fault == Fault.REASON_LOST ? null : message.reason(),
                            message.extent(),
                            List.of()));
        }

        private Money posted() {
            Money amount = message.amount();
            return fault == Fault.WRONG_AMOUNT ? new Money(amount.minor() / TENTH, amount.currency()) : amount;
        }

        private String documentNumber(String suffix) {
            return Character.toUpperCase(message.documentType().charAt(0)) + "-" + number + suffix;
        }

        private void log(HandoffStage stage, @Nullable String targetReference, @Nullable String detail, Instant at) {
            String id = company.integration().id() + "-" + number;
            Map<String, String> fields = new TreeMap<>();
            if (stage == HandoffStage.FORWARDED) {
                fields.put("amount", message.amount().decimal());
                fields.put("currency", company.currency());
                if (message.reason() != null) {
                    fields.put("reason", message.reason());
                }
                if (message.extent() != null) {
                    fields.put("extent", message.extent().code());
                }
                if (message.order() != null) {
                    fields.put("orderId", message.order().value());
                }
                if (message.about().type() == ReferenceType.REFUND) {
                    fields.put("refundId", message.about().value());
                }
            }
            agenda.plan(
                    at,
                    now -> voice.tell(
                            company.integration(),
                            id + "-" + stage.code(),
                            id,
                            now,
                            message.names(),
                            envelope -> new HandoffRecorded(
                                    envelope,
                                    stage,
                                    message.about(),
                                    company.erp().id(),
                                    targetReference,
                                    detail,
                                    fields)));
        }

        private Injection injection(Fault happened) {
            Money amount = message.amount();
            Money nothing = Money.zero(amount.currency());
            Money delta = switch (happened) {
                case NOT_RECEIVED, DEAD_LETTERED, REJECTED, SWALLOWED -> amount;
                case WRONG_AMOUNT -> amount.minus(posted());
                case POSTED_TWICE -> nothing.minus(amount);
                case REASON_LOST, WRONG_TYPE, LATE -> nothing;
            };
            Instant dueAt = sentAt.plus(message.due());
            Instant detectableAt = switch (happened) {
                case NOT_RECEIVED, DEAD_LETTERED, REJECTED, SWALLOWED, LATE -> dueAt;
                case WRONG_AMOUNT, REASON_LOST, WRONG_TYPE -> postedAt;
                case POSTED_TWICE -> postedAt.plusMillis(900);
            };
            return new Injection(
                    happened,
                    company.entity(),
                    message.about(),
                    message.order(),
                    message.documentType(),
                    amount,
                    delta,
                    happened.breakClass(),
                    happened.cause(),
                    happened.step(),
                    sentAt,
                    detectableAt);
        }
    }
}
