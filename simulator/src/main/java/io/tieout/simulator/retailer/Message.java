package io.tieout.simulator.retailer;

import io.tieout.event.ErpLine;
import io.tieout.event.Money;
import io.tieout.event.Reference;
import io.tieout.event.RefundExtent;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What one system tells the ERP by way of the interface, so that it makes a document of it.
///
/// @param about the record of the system that it carries
/// @param order that it belongs to, where it belongs to one
/// @param others what the document names besides, such as the card
/// @param lines that the document has
public record Message(
        Company company,
        Reference about,
        @Nullable Reference order,
        List<Reference> others,
        DocumentType documentType,
        Money amount,
        @Nullable String reason,
        @Nullable RefundExtent extent,
        List<ErpLine> lines) {

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
        this(company, about, order, others, documentType, amount, reason, extent, documentType.lines(amount));
    }

    /// Of something that is no refund.
    public static Message of(
            Company company, Reference about, @Nullable Reference order, DocumentType documentType, Money amount) {
        return new Message(company, about, order, List.of(), documentType, amount, null, null);
    }

    Message naming(Reference other) {
        return new Message(company, about, order, List.of(other), documentType, amount, reason, extent, lines);
    }

    Message booking(List<ErpLine> other) {
        return new Message(company, about, order, others, documentType, amount, reason, extent, other);
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
