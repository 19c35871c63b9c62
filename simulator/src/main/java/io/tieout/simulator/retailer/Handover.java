package io.tieout.simulator.retailer;

import static io.tieout.simulator.retailer.Voice.name;

import io.tieout.event.ErpEvent.ErpEntryPosted;
import io.tieout.event.ErpState;
import io.tieout.event.HandoffEvent.HandoffRecorded;
import io.tieout.event.HandoffStage;
import io.tieout.event.Money;
import io.tieout.event.Reference;
import io.tieout.event.ReferenceType;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The interface between the systems and the ERP: it receives, forwards, and the ERP makes a document of it. Its log
/// tells
/// of every step.
final class Handover {

    private static final DateTimeFormatter PERIOD = DateTimeFormatter.ofPattern("uuuu-MM", java.util.Locale.ROOT);

    private final Agenda agenda;
    private final Voice voice;
    private long messages;
    private long documents;

    Handover(Agenda agenda, Voice voice) {
        this.agenda = agenda;
        this.voice = voice;
    }

    /// What the ERP is to make a document of.
    ///
    /// @param about the record of the system that it carries
    record Message(
            Company company,
            Reference about,
            String documentType,
            Money amount,
            @Nullable String reason) {}

    /// Sends a message on its way to the ERP.
    void send(Message message, Instant now, Dice dice) {
        String id = message.company().integration().id() + "-" + ++messages;
        log(message, id, HandoffStage.RECEIVED, null, now.plusMillis(dice.between(100, 2_000)));
        Duration lag = dice.between(Duration.ofSeconds(20), Duration.ofMinutes(5));
        agenda.plan(now.plus(lag), at -> forward(message, id, at, dice));
    }

    private void forward(Message message, String id, Instant now, Dice dice) {
        log(message, id, HandoffStage.FORWARDED, null, now);
        agenda.plan(now.plusMillis(dice.between(200, 5_000)), at -> post(message, id, at));
    }

    private void post(Message message, String id, Instant now) {
        Company company = message.company();
        String number = documentNumber(message.documentType(), ++documents);
        voice.tell(
                company.erp(),
                number,
                number,
                now,
                List.of(message.about(), name(ReferenceType.ERP_DOCUMENT, company.erp(), number)),
                envelope -> new ErpEntryPosted(
                        envelope,
                        ErpState.POSTED,
                        message.documentType(),
                        message.amount(),
                        envelope.businessDate(),
                        PERIOD.format(envelope.businessDate()),
                        message.about(),
                        message.reason(),
                        null,
                        List.of()));
        log(message, id, HandoffStage.ACKNOWLEDGED, number, now.plusMillis(1));
    }

    private static String documentNumber(String type, long number) {
        return Character.toUpperCase(type.charAt(0)) + "-" + number;
    }

    private void log(Message message, String id, HandoffStage stage, @Nullable String targetReference, Instant at) {
        Company company = message.company();
        Map<String, String> fields = stage == HandoffStage.FORWARDED
                ? Map.of(
                        "amount", message.amount().decimal(),
                        "currency", company.currency(),
                        "documentType", message.documentType())
                : Map.of();
        agenda.plan(
                at,
                now -> voice.tell(
                        company.integration(),
                        id + "-" + stage.code(),
                        id,
                        now,
                        List.of(message.about()),
                        envelope -> new HandoffRecorded(
                                envelope, stage, message.about(), company.erp().id(), targetReference, null, fields)));
    }
}
