package io.tieout.simulator.retailer;

import io.tieout.event.BusinessEvent;
import io.tieout.event.ErpEvent.ErpEntryPosted;
import io.tieout.event.HandoffEvent.HandoffRecorded;
import io.tieout.event.Reference;
import io.tieout.event.ReferenceType;
import java.time.Instant;

/// A message that is on its way to the ERP.
///
/// @param number of the message, which its log entries and its document carry
public record Sent(Message message, long number, Instant at) {

    /// What the ERP calls the document that it should make.
    public Reference document() {
        return new Reference(
                ReferenceType.ERP_DOCUMENT,
                message.company().erp().id(),
                Character.toUpperCase(message.documentType().code().charAt(0)) + "-" + number);
    }

    /// Whether an event tells of this message: what the interface logged of it, or a document that was made of it. A
    /// record may have several messages.
    public boolean isOf(BusinessEvent event) {
        String subject = event.envelope().subject();
        return switch (event) {
            case HandoffRecorded _ -> subject.equals(log());
            case ErpEntryPosted _ -> isNamed(subject, document().value());
            default -> false;
        };
    }

    /// A second document of it has the number of the first and one of its own.
    private static boolean isNamed(String document, String number) {
        return document.startsWith(number)
                && (document.length() == number.length() || document.charAt(number.length()) == '-');
    }

    /// As which the interface knows the message.
    String log() {
        return message.company().integration().id() + "-" + number;
    }

    /// When the ERP has to have its document.
    public Instant dueAt() {
        return at.plus(message.documentType().due());
    }
}
