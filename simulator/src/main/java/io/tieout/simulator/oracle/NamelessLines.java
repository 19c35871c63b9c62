package io.tieout.simulator.oracle;

import io.tieout.event.Money;
import io.tieout.event.StatementEvent.BankLineStated;
import io.tieout.event.finding.BreakClass;
import io.tieout.event.finding.HandoffStep;
import io.tieout.simulator.fault.Fault;
import io.tieout.simulator.fault.Records;
import io.tieout.simulator.oracle.Expectation.Finding;
import io.tieout.simulator.oracle.Expectation.State;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// Lines of the bank that do not say what they are of. By amount and date alone one can be told whose it is, if nothing
/// else of that amount is missing at the bank that it may be, and no other line may be of it. Else what was sent is
/// missing, and the line is of nobody: two things to be found.
final class NamelessLines {

    /// How far apart what may be one is dated.
    private static final long DAYS_APART_MAX = 7;

    private static final String PAYOUT = "payout";
    private static final String DEPOSIT = "deposit";

    private static final Set<Fault> CUT = EnumSet.of(Fault.BANK_LINE_UNNUMBERED, Fault.BANK_LINE_CUT);

    private final List<Fact> sent = new ArrayList<>();
    private final List<Fact> banked = new ArrayList<>();
    private final List<Kept> kept = new ArrayList<>();

    /// @param kind of which a line says that it is, or a record is; empty where a line does not say it
    private record Fact(String entity, Money amount, LocalDate date, String kind) {
        boolean mayBe(Fact other) {
            return entity.equals(other.entity)
                    && amount.equals(other.amount)
                    && (kind.isEmpty() || other.kind.isEmpty() || kind.equals(other.kind))
                    && Math.abs(ChronoUnit.DAYS.between(date, other.date)) <= DAYS_APART_MAX;
        }
    }

    /// @param missing the line of the truth where nobody can tell whose the bank's line is
    private record Kept(Expectation tied, Expectation missing, Expectation line, Fact sent, Fact banked) {}

    /// Whether a line of the truth has to be kept back until it is known what else is like it.
    static boolean isOne(Expectation line) {
        return CUT.contains(line.fault())
                && line.state() == State.EXPECTED
                && line.finding() != null
                && line.finding().breakClass() == BreakClass.WRONG_REFERENCE;
    }

    /// @param missing what is to be found of what was sent where the bank's line is not its own
    void keep(Expectation line, Finding missing, Story story) {
        BankLineStated told = lineOf(story).orElseThrow();
        Fact own = factOf(told);
        Fact record = new Fact(own.entity(), own.amount(), own.date(), kindOf(line.about()));
        sent.add(record);
        banked.add(own);
        kept.add(new Kept(line, line.finding(missing), orphan(line, told, missing), record, own));
    }

    private static Optional<BankLineStated> lineOf(Story story) {
        return story.differences().changed(BankLineStated.class).map(Differences.Changed::told);
    }

    /// What is to be found of the bank's line alone.
    private static Expectation orphan(Expectation line, BankLineStated told, Finding missing) {
        Money none = Money.zero(told.amount().currency());
        HandoffStep step = HandoffStep.EMITTED_OR_FORWARDED;
        return new Expectation(
                line.id() + "/line",
                line.fault(),
                State.EXPECTED,
                null,
                line.entity(),
                Records.own(told),
                List.of(),
                null,
                null,
                null,
                line.injectedAt(),
                new Finding(
                        BreakClass.ORPHAN,
                        List.of(),
                        none,
                        told.amount(),
                        line.fault().cause(),
                        step,
                        BreakClass.ORPHAN.authority(),
                        missing.detectableAt(),
                        Known.all(line.fault().cause(), step)));
    }

    private static Fact factOf(BankLineStated line) {
        String text = line.text() == null ? "" : line.text();
        return new Fact(
                line.envelope().entity(),
                line.amount(),
                line.envelope().businessDate(),
                text.startsWith("PAYOUT") ? PAYOUT : text.startsWith("DEPOSIT") ? DEPOSIT : "");
    }

    private static String kindOf(String about) {
        return about.startsWith(PAYOUT) ? PAYOUT : DEPOSIT;
    }

    /// What else is missing at the bank, or is there and nobody sent it.
    void heard(Expectation line, Story story) {
        Finding finding = line.finding();
        if (finding == null || line.state() != State.EXPECTED || story.sent() != null) {
            return;
        }
        Differences all = story.differences();
        if (finding.breakClass() == BreakClass.MISSING && BankSymptoms.isSent(line.about())) {
            all.missing(BankLineStated.class)
                    .findFirst()
                    .ifPresent(each -> sent.add(new Fact(
                            line.entity(), finding.amount(), each.envelope().businessDate(), kindOf(line.about()))));
        } else if (finding.breakClass() == BreakClass.ORPHAN && BankSymptoms.isLine(line.about())) {
            all.extra(BankLineStated.class).findFirst().ifPresent(each -> banked.add(factOf(each)));
        }
    }

    /// Says what is left when nothing more will be told.
    void finish(Consumer<Expectation> lines) {
        for (Kept each : kept) {
            boolean isOnly = sent.stream().filter(each.banked()::mayBe).count() == 1
                    && banked.stream().filter(each.sent()::mayBe).count() == 1;
            if (isOnly) {
                lines.accept(each.tied());
            } else {
                lines.accept(each.missing());
                lines.accept(each.line());
            }
        }
    }
}
