package io.tieout.recon.domain.handover;

import io.tieout.event.HandoffEvent.HandoffRecorded;
import io.tieout.event.Money;
import io.tieout.event.Reference;
import io.tieout.event.SourceRole;
import io.tieout.recon.domain.Leg;
import io.tieout.recon.domain.evidence.Document;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the integration's log tells of one transaction, message by message.
///
/// A record that has several documents has several messages. Each goes to the kind whose document it names, else to the
/// kind that still waits and was told with its amount, at the time closest to it.
final class Messages {

    private final List<Message> messages = new ArrayList<>();

    private Messages() {}

    /// @param legs in time order, not empty
    private record Message(Reference about, List<Leg> legs) {

        boolean names(String document) {
            return legs.stream()
                    .anyMatch(leg ->
                            leg.event() instanceof HandoffRecorded entry && document.equals(entry.targetReference()));
        }

        /// Whether it says the amount that the source says.
        boolean forwards(@Nullable Money measured) {
            return measured != null
                    && legs.stream()
                            .anyMatch(leg -> leg.event() instanceof HandoffRecorded entry
                                    && measured.decimal().equals(entry.fields().get("amount")));
        }
    }

    private record Id(String source, String subject, Reference about) {}

    /// @param legs in time order
    static Messages of(List<Leg> legs, Set<SourceRole> log) {
        Map<Id, List<Leg>> byId = new LinkedHashMap<>();
        for (Leg leg : legs) {
            if (leg.event() instanceof HandoffRecorded entry
                    && log.contains(leg.envelope().role())) {
                byId.computeIfAbsent(
                                new Id(leg.envelope().source(), leg.envelope().subject(), entry.about()),
                                _ -> new ArrayList<>())
                        .add(leg);
            }
        }
        Messages all = new Messages();
        byId.forEach((id, ofOne) -> all.messages.add(new Message(id.about(), ofOne)));
        return all;
    }

    /// Whether a message about the record was acknowledged as the document.
    boolean tell(Reference record, Document document) {
        return messages.stream()
                .anyMatch(message -> message.about().equals(record)
                        && message.names(document.key().value()));
    }

    boolean any() {
        return !messages.isEmpty();
    }

    /// @param siblings all kinds of the same record, the draft among them
    List<Leg> of(Draft draft, List<Draft> siblings) {
        List<Leg> legs = new ArrayList<>();
        for (Message message : messages) {
            if (message.about().equals(draft.reference) && ownerOf(message, siblings) == draft) {
                legs.addAll(message.legs());
            }
        }
        return legs;
    }

    private static Draft ownerOf(Message message, List<Draft> siblings) {
        if (siblings.size() > 1) {
            for (Draft sibling : siblings) {
                if (sibling.documents.stream()
                        .anyMatch(document -> message.names(document.key().value()))) {
                    return sibling;
                }
            }
        }
        var at = message.legs().getFirst().occurredAt();
        return siblings.stream()
                .min(Comparator.comparing((Draft sibling) -> !sibling.isWaiting())
                        .thenComparing(sibling -> !message.forwards(sibling.measured()))
                        .thenComparing(
                                sibling -> Duration.between(sibling.at(), at).abs())
                        .thenComparing(sibling -> sibling.kind.name()))
                .orElseThrow();
    }
}
