package io.tieout.simulator.retailer;

import io.tieout.event.ErpEvent.ErpEntryPosted;
import io.tieout.event.ErpState;
import io.tieout.event.HandoffEvent.HandoffRecorded;
import io.tieout.event.HandoffStage;
import io.tieout.event.Reference;
import io.tieout.event.ReferenceType;
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
/// tells of every step.
public final class Handover {

    private static final DateTimeFormatter PERIOD = DateTimeFormatter.ofPattern("uuuu-MM", Locale.ROOT);

    private final Dice dice;
    private final Agenda agenda;
    private final Voice voice;
    private long messages;

    /// @param before number of messages that are not its own, so that two of them number differently
    public Handover(Dice dice, Agenda agenda, Voice voice, long before) {
        this.dice = dice;
        this.agenda = agenda;
        this.voice = voice;
        this.messages = before;
    }

    /// Sends a message on its way to the ERP.
    public void send(Message message, Instant now) {
        Sent sent = new Sent(message, ++messages, now);
        new Transfer(sent).begin(dice.of("message", sent.number()));
    }

    /// One message on its way.
    private final class Transfer {

        private final Sent sent;
        private final Message message;
        private final Company company;
        private final String log;
        private final String document;

        Transfer(Sent sent) {
            this.sent = sent;
            this.message = sent.message();
            this.company = message.company();
            this.log = sent.log();
            this.document = sent.document().value();
        }

        void begin(Dice own) {
            Instant sentAt = sent.at();
            Instant forwardedAt = sentAt.plus(own.between(Duration.ofSeconds(20), Duration.ofMinutes(5)));
            Instant postedAt = forwardedAt.plus(own.between(Duration.ofMillis(200), Duration.ofSeconds(5)));
            log(
                    HandoffStage.RECEIVED,
                    null,
                    Map.of(),
                    sentAt.plus(own.between(Duration.ofMillis(100), Duration.ofSeconds(2))));
            log(HandoffStage.FORWARDED, null, payload(), forwardedAt);
            agenda.plan(postedAt, this::post);
            log(HandoffStage.ACKNOWLEDGED, document, Map.of(), postedAt.plusMillis(1));
        }

        private void post(Instant now) {
            List<Reference> references = new ArrayList<>(message.names());
            references.add(sent.document());
            voice.tellOf(
                    sent,
                    company.erp(),
                    document,
                    document,
                    now,
                    references,
                    envelope -> new ErpEntryPosted(
                            envelope,
                            ErpState.POSTED,
                            message.documentType().code(),
                            message.amount(),
                            envelope.businessDate(),
                            PERIOD.format(envelope.businessDate()),
                            message.about(),
                            message.reason(),
                            message.extent(),
                            message.lines(),
                            null,
                            null,
                            message.tender() == null ? null : message.tender().code(),
                            message.cardDigits()));
        }

        private Map<String, String> payload() {
            Map<String, String> fields = new TreeMap<>();
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
            if (message.about().type() == ReferenceType.REFUND
                    || message.about().type() == ReferenceType.RETURN) {
                fields.put("refundId", message.about().value());
            }
            return fields;
        }

        private void log(HandoffStage stage, @Nullable String targetReference, Map<String, String> fields, Instant at) {
            agenda.plan(
                    at,
                    now -> voice.tellOf(
                            sent,
                            company.integration(),
                            log + "-" + stage.code(),
                            log,
                            now,
                            message.names(),
                            envelope -> new HandoffRecorded(
                                    envelope,
                                    stage,
                                    message.about(),
                                    company.erp().id(),
                                    targetReference,
                                    null,
                                    fields)));
        }
    }
}
