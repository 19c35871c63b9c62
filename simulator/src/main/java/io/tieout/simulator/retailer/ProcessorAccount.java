package io.tieout.simulator.retailer;

import io.tieout.event.Money;
import io.tieout.event.Reference;
import io.tieout.event.SettlementKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// What one company has at one of its processors, and of it what is not settled yet, in the order of time.
final class ProcessorAccount {

    private final Company company;
    private final Party party;
    private final String id;
    private final ProcessorTerms terms;
    private List<Unsettled> unsettled = new ArrayList<>();
    private long balanceMinor;
    private long reserveMinor;

    ProcessorAccount(Company company, Party party, String id, ProcessorTerms terms) {
        this.company = company;
        this.party = party;
        this.id = id;
        this.terms = terms;
    }

    void add(Unsettled line) {
        balanceMinor += line.inBalanceMinor();
        unsettled.add(line);
    }

    /// Takes out what may be paid out now.
    List<Unsettled> takeDue(Instant now) {
        List<Unsettled> due = new ArrayList<>();
        List<Unsettled> rest = new ArrayList<>();
        for (Unsettled line : unsettled) {
            if (line.dueAt().isBefore(now)) {
                due.add(line);
                balanceMinor -= line.inBalanceMinor();
                reserveMinor -= line.kind() == SettlementKind.RESERVE_RELEASE ? line.grossMinor() : 0;
            } else {
                rest.add(line);
            }
        }
        unsettled = rest;
        return due;
    }

    /// Holds back a part of a payout until `releasedAt`.
    void holdBack(long minor, Instant releasedAt) {
        reserveMinor += minor;
        add(Unsettled.of(SettlementKind.RESERVE_RELEASE, List.of(), minor, releasedAt));
    }

    /// Takes a capture out as if it had not been; it is among the latest.
    void takeBack(Reference payment, Money amount) {
        for (int i = unsettled.size() - 1; i >= 0; i--) {
            Unsettled line = unsettled.get(i);
            if (line.kind() == SettlementKind.CHARGE && line.about().contains(payment)) {
                if (line.grossMinor() != amount.minor()) {
                    throw new IllegalArgumentException("a capture is voided as a whole: " + payment + ", " + amount);
                }
                balanceMinor -= line.inBalanceMinor();
                unsettled.remove(i);
                return;
            }
        }
        throw new IllegalStateException(payment + " is settled already or was never captured");
    }

    boolean isOpen() {
        return !unsettled.isEmpty();
    }

    long balanceMinor() {
        return balanceMinor;
    }

    long reserveMinor() {
        return reserveMinor;
    }

    Company company() {
        return company;
    }

    Party party() {
        return party;
    }

    String id() {
        return id;
    }

    ProcessorTerms terms() {
        return terms;
    }
}
