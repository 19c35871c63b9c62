package io.tieout.recon.domain.total;

import io.tieout.event.BusinessEvent;
import io.tieout.event.CanonicalBytes;
import io.tieout.event.Money;
import io.tieout.event.ReferenceType;
import io.tieout.recon.domain.HashedId;
import io.tieout.recon.domain.Serial;
import io.tieout.recon.domain.handover.Condition;
import io.tieout.recon.domain.handover.Figure;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One amount that a total states, and what adds up to it.
///
/// @param name within the rule; part of the keys of items and breaks, so it never changes. Empty where there is one
/// @param numbering how its parts are numbered; null where they are not
/// @param sum the id of the kept sum. It is made of all that decides what is added, so that a rule which adds otherwise
///     begins a new sum, and one that differs in anything else goes on with the old
/// @param isOfEach whether an event that says no amount is a part too, of nothing. Then the sum tells how many events
///     it knows, and is compared only where the total states no more: one that an update of the rule began in the
///     middle of a record is not
public record Measure(
        String name,
        Figure stated,
        List<Addend> parts,
        @Nullable Numbering numbering,
        UUID sum,
        boolean isOfEach) {

    public Measure {
        parts = List.copyOf(parts);
    }

    /// @param rule the id of the rule
    public static Measure of(String rule, ReferenceType reference, String name, Figure stated, List<Addend> parts) {
        return of(rule, reference, name, stated, parts, null);
    }

    /// The same of parts that are numbered.
    public static Measure of(
            String rule,
            ReferenceType reference,
            String name,
            Figure stated,
            List<Addend> parts,
            @Nullable Numbering numbering) {
        CanonicalBytes bytes =
                new CanonicalBytes().text("sum").text(rule).code(reference).text(name);
        for (Addend each : parts) {
            bytes.code(each.source().event())
                    .list(each.source().roles().stream()
                            .map(Enum::name)
                            .sorted()
                            .toList());
            each.source().where().entrySet().stream()
                    .map(where -> where.getKey() + "="
                            + where.getValue().stream().sorted().toList())
                    .sorted()
                    .forEach(bytes::text);
            Condition when = each.source().when();
            if (when != null) {
                bytes.text(when.text());
            }
            bytes.text(each.amount().toString()).text(each.isTakenOff() ? "-" : "+");
        }
        if (numbering != null) {
            bytes.text("numbers").text(numbering.series()).text(numbering.number());
        }
        return new Measure(name, stated, parts, numbering, HashedId.of(bytes), false);
    }

    /// The same of each event, whether it says an amount or not. It adds other parts, so its sum is another one.
    public Measure ofEach() {
        CanonicalBytes bytes = new CanonicalBytes().text("each").text(sum.toString());
        return new Measure(name, stated, parts, numbering, HashedId.of(bytes), true);
    }

    @Nullable
    Serial serialOf(BusinessEvent event) {
        return numbering == null ? null : numbering.of(event);
    }

    /// What an event adds; null where it adds nothing.
    public @Nullable Money partOf(BusinessEvent event) {
        @Nullable Money sum = null;
        boolean isTold = false;
        for (Addend each : parts) {
            if (each.source().tells(event)) {
                isTold = true;
                Money amount = each.amount().of(event);
                if (amount != null) {
                    Money signed =
                            each.isTakenOff() ? Money.zero(amount.currency()).minus(amount) : amount;
                    sum = sum == null ? signed : sum.plus(signed);
                }
            }
        }
        Money principal = event.principal();
        return sum == null && isTold && isOfEach && principal != null ? Money.zero(principal.currency()) : sum;
    }
}
