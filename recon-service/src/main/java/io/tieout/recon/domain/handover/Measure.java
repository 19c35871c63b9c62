package io.tieout.recon.domain.handover;

import io.tieout.event.BusinessEvent;
import io.tieout.event.Money;
import org.jspecify.annotations.Nullable;

/// How much of a source's event must arrive in the ERP. Without sign: whether it is more or less is said by the
/// document's type.
public sealed interface Measure {

    /// Null where the event does not say it.
    @Nullable
    Money of(BusinessEvent event);

    /// An amount of the event itself.
    record Field(String field) implements Measure {
        @Override
        public @Nullable Money of(BusinessEvent event) {
            Money money = EventFields.money(event, field);
            return money == null ? null : money.magnitude();
        }
    }

    /// Pieces at what one of them cost.
    record Product(String count, String unit) implements Measure {
        @Override
        public @Nullable Money of(BusinessEvent event) {
            Long pieces = EventFields.count(event, count);
            Money each = EventFields.money(event, unit);
            return pieces == null || each == null
                    ? null
                    : new Money(Math.multiplyExact(Math.absExact(pieces), each.minor()), each.currency());
        }
    }

    /// One amount less another.
    record Difference(String field, String less) implements Measure {
        @Override
        public @Nullable Money of(BusinessEvent event) {
            Money whole = EventFields.money(event, field);
            Money part = EventFields.money(event, less);
            return whole == null || part == null || !whole.currency().equals(part.currency())
                    ? null
                    : whole.minus(part).magnitude();
        }
    }

    /// The source says no money: the document has to be there, with what the integration forwarded.
    record None() implements Measure {
        @Override
        public @Nullable Money of(BusinessEvent event) {
            return null;
        }
    }
}
