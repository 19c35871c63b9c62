package io.tieout.simulator.fault;

import io.tieout.event.EntrySide;
import io.tieout.event.Envelope;
import io.tieout.event.ErpEvent.ErpEntryPosted;
import io.tieout.event.ErpLine;
import io.tieout.event.ErpState;
import io.tieout.event.Money;
import io.tieout.event.Reference;
import io.tieout.event.ReferenceType;
import io.tieout.simulator.retailer.DocumentType;
import io.tieout.simulator.retailer.Message;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What an ERP makes of a message when it does not make what it should.
final class Documents {

    private static final int TENTH = 10;
    private static final Duration A_MOMENT = Duration.ofMillis(900);
    private static final String ANOTHER_ACCOUNT = "6900";

    /// What an ERP calls it when a code of the message is blocked in its master data.
    private static final String CODE_BLOCKED = "code-blocked";

    private static final String ACCOUNT_UNMAPPED = "account-unmapped";

    /// Who posts and reverses by hand.
    static final String CLERK = "clerk-17";

    private static final DateTimeFormatter PERIOD = DateTimeFormatter.ofPattern("uuuu-MM", Locale.ROOT);

    private static final Map<String, String> THE_OTHER_WAY = Stream.of(
                    List.of(DocumentType.PAYOUT, DocumentType.PAYOUT_COLLECTED),
                    List.of(DocumentType.MARKETPLACE_PAYOUT, DocumentType.MARKETPLACE_PAYOUT_COLLECTED))
            .flatMap(pair -> Stream.of(pair, pair.reversed()))
            .collect(Collectors.toMap(
                    pair -> pair.getFirst().code(), pair -> pair.getLast().code()));

    private Documents() {}

    static ErpEntryPosted changed(Fault fault, ErpEntryPosted document, Message message) {
        return switch (fault) {
            case WRONG_AMOUNT ->
                of(
                        document,
                        new Money(
                                document.amount().minor() / TENTH,
                                document.amount().currency()));
            case WRONG_CURRENCY -> of(document, inAnotherCurrency(document.amount()));
            case WRONG_ACCOUNT -> onAnotherAccount(document);
            case WRONG_PERIOD -> inTheNextPeriod(document);
            case WRONG_REFERENCE -> withoutItsRecord(document, message.about());
            case ERP_REFERENCE_LOST -> withoutReferences(document);
            case PARKED ->
                Copy.of(document)
                        .with("state", ErpState.PARKED)
                        .with("exceptionCode", CODE_BLOCKED)
                        .make();
            case REASON_LOST -> Copy.of(document).with("reason", null).make();
            case WRONG_TYPE ->
                Copy.of(document).with("documentType", "adjustment").make();
            default -> throw new IllegalArgumentException(fault + " changes no document");
        };
    }

    /// All its parts in proportion; the last one is what makes it balance.
    static ErpEntryPosted of(ErpEntryPosted document, Money amount) {
        List<ErpLine> lines = new ArrayList<>();
        long difference = 0;
        for (ErpLine line : document.lines()) {
            boolean isLast = lines.size() == document.lines().size() - 1;
            long minor = isLast ? difference : part(line, document, amount);
            difference += line.side() == EntrySide.DEBIT ? minor : -minor;
            lines.add(new ErpLine(line.account(), line.side(), new Money(minor, amount.currency())));
        }
        return Copy.of(document).with("amount", amount).with("lines", lines).make();
    }

    /// Of a payout that is to be collected after all, or the other way round.
    static ErpEntryPosted theOtherWay(ErpEntryPosted document) {
        List<ErpLine> lines = document.lines().stream()
                .map(line -> new ErpLine(
                        line.account(),
                        line.side() == EntrySide.DEBIT ? EntrySide.CREDIT : EntrySide.DEBIT,
                        line.amount()))
                .toList();
        String type = document.documentType();
        return Copy.of(document)
                .with("lines", lines)
                .with("documentType", THE_OTHER_WAY.getOrDefault(type, type))
                .make();
    }

    /// Most are the whole.
    private static long part(ErpLine line, ErpEntryPosted document, Money amount) {
        return line.amount().equals(document.amount())
                ? amount.minor()
                : Math.multiplyExact(line.amount().minor(), amount.minor())
                        / document.amount().minor();
    }

    private static Money inAnotherCurrency(Money amount) {
        return Money.of(amount.minor(), amount.currency().getCurrencyCode().equals("EUR") ? "USD" : "EUR");
    }

    private static ErpEntryPosted onAnotherAccount(ErpEntryPosted document) {
        List<ErpLine> lines = new ArrayList<>(document.lines());
        ErpLine last = lines.removeLast();
        lines.add(new ErpLine(ANOTHER_ACCOUNT, last.side(), last.amount()));
        return Copy.of(document)
                .with("lines", lines)
                .with("exceptionCode", ACCOUNT_UNMAPPED)
                .make();
    }

    private static ErpEntryPosted inTheNextPeriod(ErpEntryPosted document) {
        LocalDate date = document.postingDate().plusMonths(1).withDayOfMonth(1);
        return Copy.of(document)
                .with("postingDate", date)
                .with("period", PERIOD.format(date))
                .with("enteredBy", CLERK)
                .make();
    }

    private static ErpEntryPosted withoutItsRecord(ErpEntryPosted document, Reference about) {
        Envelope envelope = document.envelope();
        List<Reference> others = envelope.references().stream()
                .filter(reference -> !reference.equals(about))
                .toList();
        return Copy.of(document)
                .in(envelope.withReferences(others))
                .with("carries", null)
                .make();
    }

    /// Only its own number is left.
    private static ErpEntryPosted withoutReferences(ErpEntryPosted document) {
        Envelope envelope = document.envelope();
        return Copy.of(document)
                .in(envelope.withReferences(envelope.references().stream()
                        .filter(reference -> reference.type() == ReferenceType.ERP_DOCUMENT)
                        .toList()))
                .with("carries", null)
                .make();
    }

    /// A second document of the same message, a moment later.
    static ErpEntryPosted again(ErpEntryPosted document) {
        Envelope envelope = document.envelope();
        String number = envelope.subject() + "-2";
        List<Reference> references = envelope.references().stream()
                .map(reference -> reference.type() == ReferenceType.ERP_DOCUMENT
                        ? new Reference(reference.type(), reference.issuer(), number)
                        : reference)
                .toList();
        return Copy.of(document)
                .in(envelope.withReferences(references))
                .as(number, number)
                .after(A_MOMENT)
                .make();
    }

    /// The document is taken back.
    static ErpEntryPosted reversed(ErpEntryPosted document, Duration later) {
        String number = document.envelope().subject();
        return Copy.of(document)
                .as(number, number + "-reversed")
                .with("state", ErpState.REVERSED)
                .with("enteredBy", CLERK)
                .after(later)
                .make();
    }
}
