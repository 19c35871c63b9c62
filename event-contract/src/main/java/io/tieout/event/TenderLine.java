package io.tieout.event;

/// One part of how a sale was paid or a return was given back.
public record TenderLine(
        @Meaning("A code of the tenders, or what the source sent when it is none; then it books to suspense.")
        String tender,

        Money amount) {

    public TenderLine {
        Amounts.requireNonNegative("amount", amount);
    }
}
