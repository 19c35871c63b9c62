package io.tieout.simulator.retailer;

import io.tieout.event.ErpLine;
import io.tieout.event.Money;
import io.tieout.event.Reference;
import io.tieout.event.RefundExtent;
import io.tieout.event.Tender;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What one system tells the ERP by way of the interface, so that it makes a document of it.
///
/// @param about the record of the system that it carries
/// @param order that it belongs to, where it belongs to one
/// @param others what the document names besides, such as the card
/// @param lines that the document has
/// @param tender how the money went, where the ERP is told
/// @param cardDigits the end of the number of the card that it went to
public record Message(
        Company company,
        Reference about,
        @Nullable Reference order,
        List<Reference> others,
        DocumentType documentType,
        Money amount,
        @Nullable String reason,
        @Nullable RefundExtent extent,
        List<ErpLine> lines,
        @Nullable Tender tender,
        @Nullable String cardDigits) {

    public Message {
        others = List.copyOf(others);
        lines = List.copyOf(lines);
    }

    /// With the two lines that documents of the type have.
    public Message(
            Company company,
            Reference about,
            @Nullable Reference order,
            List<Reference> others,
            DocumentType documentType,
            Money amount,
            @Nullable String reason,
            @Nullable RefundExtent extent) {
        this(
                company,
                about,
                order,
                others,
                documentType,
                amount,
                reason,
                extent,
                documentType.lines(amount),
                null,
                null);
    }

    /// Of something that is no refund.
    public static Message of(
            Company company, Reference about, @Nullable Reference order, DocumentType documentType, Money amount) {
        return new Message(company, about, order, List.of(), documentType, amount, null, null);
    }

    Message naming(Reference other) {
        return with(List.of(other), lines, tender, cardDigits);
    }

    Message paidBy(Tender other, @Nullable String digits) {
        return with(others, lines, other, digits);
    }

    Message booking(List<ErpLine> other) {
        return with(others, other, tender, cardDigits);
    }

    private Message with(
            List<Reference> named, List<ErpLine> booked, @Nullable Tender paidBy, @Nullable String digits) {
        return new Message(company, about, order, named, documentType, amount, reason, extent, booked, paidBy, digits);
    }

    List<Reference> names() {
        List<Reference> names = new ArrayList<>();
        names.add(about);
        if (order != null) {
            names.add(order);
        }
        names.addAll(others);
        return names;
    }
}
