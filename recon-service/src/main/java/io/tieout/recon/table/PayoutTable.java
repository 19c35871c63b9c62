package io.tieout.recon.table;

import io.tieout.event.Money;
import io.tieout.recon.domain.report.BankProof;
import io.tieout.recon.domain.report.PayoutProof;
import io.tieout.recon.domain.report.PayoutProof.State;
import io.tieout.recon.domain.report.PayoutProof.Sum;
import io.tieout.recon.table.Table.Note;
import java.util.List;

/// The proof of a payout: its lines by kind, what they come to, what was paid, what is left, and what the bank has of
/// it.
public final class PayoutTable {

    private PayoutTable() {}

    public static Table of(PayoutProof proof) {
        Table.Rows rows = Table.of("Payout proof", "Line", "Count", "Gross", "Fee", "Net");
        proof.kinds().forEach(kind -> sum(rows, kind));
        sum(rows, proof.lines());
        money(rows, "payout", proof.stated());
        if (proof.state() != State.BALANCE_ONLY) {
            money(rows, "residual", proof.residual());
        }
        word(rows, "state", proof.state().code());
        BankProof bank = proof.bank();
        if (bank != null) {
            money(rows, "bank", bank.banked());
            money(rows, "residual to bank", bank.residual());
            word(rows, "state at bank", bank.state().code());
        }
        return rows.table().with(notes(proof));
    }

    private static List<Note> notes(PayoutProof proof) {
        return List.of(
                new Note("Payout", proof.payout().toString()),
                new Note("Entity", proof.entity()),
                new Note("Currency", proof.stated().currency().getCurrencyCode()),
                new Note("Business date", proof.businessDate().toString()),
                new Note("Status", proof.status().code()),
                new Note("Method", proof.method().code()));
    }

    private static void word(Table.Rows rows, String name, String word) {
        rows.row().text(name).text(word).text(null).text(null).text(null).end();
    }

    private static void sum(Table.Rows rows, Sum sum) {
        rows.row()
                .text(sum.name())
                .number(sum.count())
                .amount(sum.gross())
                .amount(sum.fee())
                .amount(sum.net())
                .end();
    }

    private static void money(Table.Rows rows, String name, Money money) {
        rows.row().text(name).text(null).text(null).text(null).amount(money).end();
    }
}
