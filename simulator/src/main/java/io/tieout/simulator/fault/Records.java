package io.tieout.simulator.fault;

import io.tieout.event.BusinessEvent;
import io.tieout.event.CashEvent.TillCounted;
import io.tieout.event.Envelope;
import io.tieout.event.Reference;
import io.tieout.event.ReferenceType;
import io.tieout.event.RefundEvent.RefundProcessed;
import io.tieout.event.StatementEvent.BalanceStated;
import io.tieout.event.StatementEvent.BankLineStated;
import io.tieout.simulator.retailer.Sent;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Which record an event is about, as `type:issuer:value`.
public final class Records {

    private Records() {}

    /// What the interface and the ERP tell is about the record that the message carries; what a system tells of its own
    /// about the record that it names by the subject. A processor's refund is about the refund, return or exchange
    /// that it pays.
    public static String about(BusinessEvent event, @Nullable Sent sent) {
        if (sent != null) {
            return sent.message().about().toString();
        }
        return switch (event) {
            case RefundProcessed refund -> refundOf(refund);
            // What the bank counted is about the bag.
            case BankLineStated line ->
                reference(line, ReferenceType.DEPOSIT).map(Reference::toString).orElseGet(() -> own(line));
            // Each count of a register is a record of its own, too.
            case TillCounted count ->
                reference(count, ReferenceType.STORE_DAY)
                        .map(day -> day + "/" + count.register() + "@"
                                + count.envelope().subject())
                        .orElseGet(() -> own(count));
            // Each statement of an account is a record of its own.
            case BalanceStated balance -> named("balance", balance.envelope()) + "@" + balance.asOf();
            default -> own(event);
        };
    }

    /// The one reference of the type, if the event has one.
    public static Optional<Reference> reference(BusinessEvent event, ReferenceType type) {
        for (Reference reference : event.envelope().references()) {
            if (reference.type() == type) {
                return Optional.of(reference);
            }
        }
        return Optional.empty();
    }

    private static String refundOf(RefundProcessed refund) {
        Envelope envelope = refund.envelope();
        for (Reference reference : envelope.references()) {
            boolean isRefund = switch (reference.type()) {
                case REFUND, RETURN, EXCHANGE -> true;
                default -> false;
            };
            boolean isItsOwn = reference.issuer().equals(envelope.source())
                    && reference.value().equals(envelope.subject());
            if (isRefund && !isItsOwn) {
                return reference.toString();
            }
        }
        return own(refund);
    }

    /// Whether money is given back for the record.
    public static boolean isRefund(String about) {
        return about.startsWith("refund:") || about.startsWith("return:") || about.startsWith("exchange:");
    }

    /// As the system that tells of an event calls its subject.
    public static String own(BusinessEvent event) {
        Envelope envelope = event.envelope();
        for (Reference reference : envelope.references()) {
            if (reference.value().equals(envelope.subject())
                    && reference.issuer().equals(envelope.source())) {
                return reference.toString();
            }
        }
        return named(event.type().factType(), envelope);
    }

    private static String named(String what, Envelope envelope) {
        return what + ":" + envelope.source() + ":" + envelope.subject();
    }
}
