package io.tieout.simulator.retailer;

import static io.tieout.simulator.retailer.Voice.money;
import static io.tieout.simulator.retailer.Voice.name;

import io.tieout.event.BalanceKind;
import io.tieout.event.Money;
import io.tieout.event.PayoutMethod;
import io.tieout.event.PayoutStatus;
import io.tieout.event.Reference;
import io.tieout.event.ReferenceType;
import io.tieout.event.SettlementEvent.PayoutChanged;
import io.tieout.event.SettlementEvent.SettlementLineStated;
import io.tieout.event.SettlementKind;
import io.tieout.event.StatementEvent.BalanceStated;
import io.tieout.event.StatementEvent.BankLineStated;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// What the marketplace owes each company, and its statement of every third day: a line for each order and refund with
/// the commission, the tax that it collected and paid itself, and a payout of the rest.
final class MarketplaceStatements implements Routine {

    private static final LocalTime STATED = LocalTime.of(7, 0);
    private static final int EVERY_DAYS = 3;
    private static final Duration TO_BANK = Duration.ofHours(34);
    private static final int BANK_DAYS = 2;
    private static final int BASIS_POINTS = 10_000;
    private static final long COMMISSION_BASIS_POINTS = 1_500;

    /// Of the commission, what it gives back with a refund; the rest it keeps for the work.
    private static final long GIVEN_BACK_BASIS_POINTS = 8_000;

    private static final long FULFILMENT_FEE_MINOR = 350;

    private final World world;
    private final Agenda agenda;
    private final Voice voice;
    private final Handover handover;
    private final Map<Company, Account> accounts = new LinkedHashMap<>();
    private long payouts;

    /// What one company has at the marketplace, and the lines of the next statement, in the order of time.
    private static final class Account {
        private List<Line> lines = new ArrayList<>();
        private long balanceMinor;
        private long facilitatedMinor;
    }

    /// @param kindAsSent the marketplace's own word
    private record Line(
            SettlementKind kind, String kindAsSent, List<Reference> about, long grossMinor, long feeMinor) {}

    /// @param minor what goes to or from the retailer
    /// @param facilitatedMinor tax on top of it that the marketplace collects or gives back
    record Sum(long minor, long facilitatedMinor) {}

    MarketplaceStatements(Scene scene) {
        this.world = scene.world();
        this.agenda = scene.agenda();
        this.voice = scene.voice();
        this.handover = scene.handover();
        world.companiesWithShop().forEach(company -> accounts.put(company, new Account()));
    }

    /// The marketplace has the money of an order.
    void collected(Company company, List<Reference> about, Sum sum, boolean isFulfilledByIt) {
        Line order = new Line(SettlementKind.CHARGE, "Order", about, sum.minor(), commissionOn(sum.minor()));
        Account account = add(company, order, sum.facilitatedMinor());
        if (isFulfilledByIt) {
            account.lines.add(new Line(SettlementKind.FEE, "Fulfilment fee", about, 0, FULFILMENT_FEE_MINOR));
        }
    }

    /// The marketplace gave money back, and with it most of its commission.
    void refunded(Company company, List<Reference> about, Sum sum) {
        long givenBack = part(commissionOn(sum.minor()), GIVEN_BACK_BASIS_POINTS);
        add(
                company,
                new Line(SettlementKind.REFUND, "Refund", about, -sum.minor(), -givenBack),
                -sum.facilitatedMinor());
    }

    private Account add(Company company, Line line, long facilitatedMinor) {
        Account account = accountOf(company);
        account.lines.add(line);
        account.balanceMinor += line.grossMinor();
        account.facilitatedMinor += facilitatedMinor;
        return account;
    }

    @Override
    public void plan(LocalDate date, boolean isTrading) {
        if ((isTrading || isOpen()) && Math.floorMod(date.toEpochDay(), EVERY_DAYS) == 0) {
            agenda.plan(
                    date.atTime(STATED).toInstant(ZoneOffset.UTC),
                    now -> world.companiesWithShop().forEach(company -> state(company, now)));
        }
    }

    @Override
    public boolean isOpen() {
        return accounts.values().stream().anyMatch(account -> !account.lines.isEmpty());
    }

    private void state(Company company, Instant now) {
        Account account = accountOf(company);
        if (!account.lines.isEmpty()) {
            settle(company, account, now);
        }
        voice.tell(
                company.marketplace(),
                "balance-" + now,
                accountNumber(company),
                now,
                List.of(),
                envelope -> new BalanceStated(
                        envelope,
                        BalanceKind.PROCESSOR,
                        accountNumber(company),
                        money(account.balanceMinor, company),
                        null,
                        now,
                        null));
    }

    private void settle(Company company, Account account, Instant now) {
        Reference payout = name(ReferenceType.PAYOUT, company.marketplace(), "mpo_" + ++payouts);
        List<Line> lines = account.lines;
        lines.addAll(facilitatorTax(account.facilitatedMinor));
        account.lines = new ArrayList<>();
        account.facilitatedMinor = 0;
        long net = 0;
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            tellLine(company, payout, i + 1, line, now);
            account.balanceMinor -= line.grossMinor();
            net += line.grossMinor() - line.feeMinor();
        }
        Money amount = money(net, company);
        tellPayout(company, payout, PayoutStatus.INITIATED, amount, now);
        DocumentType type = net < 0 ? DocumentType.MARKETPLACE_PAYOUT_COLLECTED : DocumentType.MARKETPLACE_PAYOUT;
        handover.send(Message.of(company, payout, null, type, amount.magnitude()), now);
        agenda.plan(BusinessCalendar.bankDay(company, now.plus(TO_BANK)), at -> {
            tellPayout(company, payout, PayoutStatus.PAID, amount, at);
            tellBank(company, payout, amount, at);
        });
    }

    /// The tax of all orders of the statement comes in and goes out again. The contract has no kind for it, so both
    /// lines are adjustments and the marketplace's own words tell them apart.
    private static List<Line> facilitatorTax(long minor) {
        if (minor == 0) {
            return List.of();
        }
        return List.of(
                new Line(SettlementKind.ADJUSTMENT, "Facilitator tax collected", List.of(), minor, 0),
                new Line(SettlementKind.ADJUSTMENT, "Facilitator tax paid", List.of(), -minor, 0));
    }

    private void tellLine(Company company, Reference payout, int number, Line line, Instant now) {
        String id = payout.value() + "-" + number;
        List<Reference> references = new ArrayList<>(line.about());
        references.add(payout);
        voice.tell(
                company.marketplace(),
                id,
                id,
                now,
                references,
                envelope -> new SettlementLineStated(
                        envelope,
                        line.kind(),
                        line.kindAsSent(),
                        accountNumber(company),
                        money(line.grossMinor(), company),
                        money(line.feeMinor(), company),
                        null,
                        money(line.grossMinor() - line.feeMinor(), company),
                        envelope.businessDate(),
                        null,
                        null));
    }

    private void tellPayout(Company company, Reference payout, PayoutStatus status, Money amount, Instant now) {
        voice.tell(
                company.marketplace(),
                "payout-" + payout.value() + "-" + status.code(),
                payout.value(),
                now,
                List.of(payout),
                envelope -> new PayoutChanged(
                        envelope,
                        status,
                        PayoutMethod.AUTOMATIC,
                        accountNumber(company),
                        amount,
                        BusinessCalendar.bankDay(
                                company, envelope.businessDate().plusDays(BANK_DAYS))));
    }

    private void tellBank(Company company, Reference payout, Money amount, Instant now) {
        String id = "bank-" + payout.value();
        voice.tell(
                company.bank(),
                id,
                id,
                now,
                List.of(),
                envelope -> new BankLineStated(
                        envelope,
                        company.entity() + "-RECEIPTS",
                        amount,
                        envelope.businessDate(),
                        "PAYOUT " + payout.value()));
    }

    private Account accountOf(Company company) {
        return Objects.requireNonNull(accounts.get(company));
    }

    private static String accountNumber(Company company) {
        return "mkt-" + company.entity();
    }

    private static long commissionOn(long minor) {
        return part(minor, COMMISSION_BASIS_POINTS);
    }

    private static long part(long minor, long basisPoints) {
        return (minor * basisPoints + BASIS_POINTS / 2) / BASIS_POINTS;
    }
}
