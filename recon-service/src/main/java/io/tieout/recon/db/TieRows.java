package io.tieout.recon.db;

import io.smallrye.mutiny.Uni;
import io.tieout.event.BalanceKind;
import io.tieout.event.Coded;
import io.tieout.event.Money;
import io.tieout.event.StatementUse;
import io.tieout.event.finding.BreakClass;
import io.tieout.recon.app.UnitLegs;
import io.tieout.recon.domain.RuleBook;
import io.tieout.recon.domain.checkpoint.Against;
import io.tieout.recon.domain.checkpoint.BalanceCut;
import io.tieout.recon.domain.checkpoint.BalanceFigures;
import io.tieout.recon.domain.checkpoint.BalanceFigures.Looked;
import io.tieout.recon.domain.checkpoint.BalanceFigures.Opening;
import io.tieout.recon.domain.checkpoint.BalanceFigures.Owed;
import io.tieout.recon.domain.checkpoint.BalanceFigures.Stated;
import io.tieout.recon.domain.checkpoint.BalanceFigures.Sum;
import io.tieout.recon.domain.handover.HandedEffect;
import io.tieout.recon.domain.handover.HandoverRule;
import io.tieout.recon.domain.refund.OwedRefund;
import io.tieout.recon.domain.refund.Refunds;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;

/// Reads what a tie of balances is made of: sums, and the legs of those transactions alone that may differ.
final class TieRows {

    private static final String LEDGER = """
            SELECT account, sum(debit_minor)::bigint, sum(credit_minor)::bigint, 0::bigint FROM account_balance
             WHERE entity = $1 AND currency = $2 AND business_date <= $3
             GROUP BY 1 ORDER BY 1""";

    private static final String ERP = """
            SELECT account, sum(debit_minor)::bigint, sum(credit_minor)::bigint, sum(documents)::bigint
              FROM erp_account_day
             WHERE entity = $1 AND currency = $2 AND posting_date <= $3
             GROUP BY 1 ORDER BY 1""";

    private static final String STATED = """
            SELECT DISTINCT ON (account, use) account, use, as_of, balance_minor FROM stated_balance
             WHERE kind = 'erp-account' AND entity = $1 AND currency = $2 AND as_of <= $3
             ORDER BY account, use, as_of DESC, event_id""";

    private static final String OPENINGS = """
            SELECT kind, count(*), sum(balance_minor)::bigint FROM stated_balance
             WHERE kind <> 'erp-account' AND use = 'opening' AND entity = $1 AND currency = $2 AND business_date <= $3
             GROUP BY 1 ORDER BY 1""";

    /// Those with an open or accepted break, those that wait for something, and those with documents of a
    /// later day.
    private static final String UNITS = """
            SELECT b.transaction_id FROM break b
             WHERE b.status IN ('open', 'accepted') AND b.entity = $1 AND b.rule = ANY ($2)
             UNION
            SELECT i.transaction_id FROM recon_transaction t
              JOIN match_item i ON i.tenant = t.tenant AND i.transaction_id = t.transaction_id
             WHERE t.next_due_at IS NOT NULL AND i.entity = $1 AND i.rule = ANY ($2)
               AND (i.source_minor <> i.target_minor OR i.timing_minor <> 0)
             UNION
            SELECT r.root_id FROM erp_line e
              JOIN leg l ON l.tenant = e.tenant AND l.event_id = e.event_id AND l.content_sha256 = e.content_sha256
              JOIN recon_transaction r ON r.tenant = l.tenant AND r.transaction_id = l.transaction_id
             WHERE e.entity = $1 AND e.posting_date > $3 AND e.account = ANY ($4)
             UNION
            SELECT unit.id FROM leg p
              JOIN leg h ON h.tenant = p.tenant AND h.event_id = p.event_id AND h.holds
              JOIN recon_transaction r ON r.tenant = h.tenant AND r.transaction_id = h.transaction_id
              LEFT JOIN leg_key k
                ON k.tenant = h.tenant AND k.event_id = h.event_id AND k.content_sha256 = h.content_sha256
              LEFT JOIN key_document d ON d.tenant = k.tenant AND d.document_id = k.key_id
             CROSS JOIN LATERAL (VALUES (r.root_id), (k.key_id), (d.record_id)) AS unit (id)
             WHERE p.outcome = 'revision' AND unit.id IS NOT NULL
             ORDER BY 1 LIMIT $5""";

    /// By the items, because a break goes by the record alone and a record may be of several kinds.
    private static final String CLASSES = """
            SELECT i.rule, i.rule_key, b.class FROM break b
              JOIN match_item i ON i.tenant = b.tenant AND i.transaction_id = b.transaction_id AND i.break_id = b.break_id
             WHERE b.status IN ('open', 'accepted') AND b.entity = $1 AND b.rule = ANY ($2)
             ORDER BY b.break_id DESC""";

    private final SqlConnection connection;
    private final String tenant;
    private final BalanceCut cut;

    TieRows(SqlConnection connection, String tenant, BalanceCut cut) {
        this.connection = connection;
        this.tenant = tenant;
        this.cut = cut;
    }

    /// Of an item of a rule.
    private record Key(String rule, String ruleKey) {}

    private record Records(List<Looked> looked, boolean isWhole) {}

    Uni<BalanceFigures> read() {
        return PendingRevisions.read(connection, cut.currency()).chain(revisions -> read(revisions));
    }

    private Uni<BalanceFigures> read(PendingRevisions revisions) {
        String currency = cut.currency().getCurrencyCode();
        Tuple day = Tuple.of(cut.entity(), currency, cut.asOf());
        Tuple until = Tuple.of(cut.entity(), currency, Columns.utc(cut.until()));
        return rows(LEDGER, day, this::sum)
                .chain(ledger -> rows(ERP, day, this::sum)
                        .chain(erp -> rows(STATED, until, this::stated)
                                .chain(stated -> rows(OPENINGS, day, this::opening)
                                        .chain(openings -> records(revisions)
                                                .map(records -> new BalanceFigures(
                                                        ledger,
                                                        erp,
                                                        stated,
                                                        openings,
                                                        records.looked(),
                                                        records.isWhole()))))))
                .chain(figures -> withSubLedgers(figures, revisions));
    }

    private Uni<BalanceFigures> withSubLedgers(BalanceFigures figures, PendingRevisions revisions) {
        SubLedgerRows rows = new SubLedgerRows(connection, cut);
        return owed(revisions)
                .chain(owed -> rows.clearing()
                        .chain(clearing -> rows.payouts()
                                .map(payouts -> new BalanceFigures(
                                        figures.ledger(),
                                        figures.erp(),
                                        figures.stated(),
                                        figures.openings(),
                                        figures.records(),
                                        owed.refunds(),
                                        clearing,
                                        payouts,
                                        figures.isWhole() && owed.isWhole()))));
    }

    private record Refunded(List<Owed> refunds, boolean isWhole) {}

    private Uni<Refunded> owed(PendingRevisions revisions) {
        List<Refunds> rules = cut.rules(Against.OPEN_REFUNDS, Refunds.class);
        if (rules.isEmpty()) {
            return Uni.createFrom().item(new Refunded(List.of(), true));
        }
        String[] ids = rules.stream().map(rule -> rule.terms().id()).toArray(String[]::new);
        Tuple wanted = Tuple.of(cut.entity(), ids, cut.asOf(), BalanceCut.UNITS_MAX + 1);
        return rows(SubLedgerRows.REFUND_UNITS, wanted, row -> row.getUUID(0)).chain(units -> {
            if (units.size() > BalanceCut.UNITS_MAX) {
                return Uni.createFrom().item(new Refunded(List.of(), false));
            }
            return classes(ids)
                    .chain(classes -> UnitRows.read(connection, transactions(units), new RuleBook(List.copyOf(rules)))
                            .map(read -> new Refunded(owed(rules, read, classes, revisions), true)));
        });
    }

    private List<Owed> owed(
            List<Refunds> rules, List<UnitLegs> units, Map<Key, BreakClass> classes, PendingRevisions revisions) {
        List<Owed> owed = new ArrayList<>();
        for (UnitLegs unit : units) {
            for (Refunds each : rules) {
                if (unit.concerns(each)) {
                    String id = each.terms().id();
                    for (OwedRefund refund :
                            OwedRefund.of(each.rule(), unit.legs(), cut.entity(), cut.asOf(), cut.now())) {
                        if (refund.open().currency().equals(cut.currency())) {
                            owed.add(new Owed(
                                    refund, classes.get(new Key(id, refund.key())), revisions.of(refund.events())));
                        }
                    }
                }
            }
        }
        return owed;
    }

    private Uni<Records> records(PendingRevisions revisions) {
        List<HandoverRule> rules = cut.rules(Against.ERP, HandoverRule.class);
        if (rules.isEmpty()) {
            return Uni.createFrom().item(new Records(List.of(), true));
        }
        String[] ids = rules.stream().map(rule -> rule.terms().id()).toArray(String[]::new);
        Tuple wanted = Tuple.of(
                cut.entity(), ids, cut.asOf(), cut.erpAccounts().toArray(String[]::new), BalanceCut.UNITS_MAX + 1);
        return rows(UNITS, wanted, row -> row.getUUID(0)).chain(units -> {
            if (units.size() > BalanceCut.UNITS_MAX) {
                return Uni.createFrom().item(new Records(List.of(), false));
            }
            return classes(ids)
                    .chain(classes -> UnitRows.read(connection, transactions(units), new RuleBook(List.copyOf(rules)))
                            .map(read -> new Records(looked(rules, read, classes, revisions), true)));
        });
    }

    private Set<Transaction> transactions(List<UUID> units) {
        Set<Transaction> transactions = new TreeSet<>();
        units.forEach(unit -> transactions.add(new Transaction(tenant, unit)));
        return transactions;
    }

    private Uni<Map<Key, BreakClass>> classes(String[] rules) {
        return rows(CLASSES, Tuple.of(cut.entity(), rules), row -> row).map(rows -> {
            Map<Key, BreakClass> classes = new HashMap<>();
            rows.forEach(row -> classes.put(
                    new Key(row.getString(0), row.getString(1)), Coded.of(BreakClass.class, row.getString(2))));
            return classes;
        });
    }

    private List<Looked> looked(
            List<HandoverRule> rules, List<UnitLegs> units, Map<Key, BreakClass> classes, PendingRevisions revisions) {
        List<Looked> looked = new ArrayList<>();
        for (UnitLegs unit : units) {
            for (HandoverRule rule : rules) {
                if (unit.concerns(rule)) {
                    String id = rule.terms().id();
                    for (HandedEffect effect : HandedEffect.of(rule, unit.legs(), cut.entity(), cut.now())) {
                        looked.add(new Looked(
                                id, effect, classes.get(new Key(id, effect.key())), revisions.of(effect.events())));
                    }
                }
            }
        }
        return looked;
    }

    private <T> Uni<List<T>> rows(String sql, Tuple parameters, Function<Row, T> read) {
        return connection.preparedQuery(sql).execute(parameters).map(rows -> {
            List<T> list = new ArrayList<>(rows.size());
            rows.forEach(row -> list.add(read.apply(row)));
            return list;
        });
    }

    private Sum sum(Row row) {
        return new Sum(row.getString(0), money(row.getLong(1)), money(row.getLong(2)), row.getLong(3));
    }

    private Stated stated(Row row) {
        return new Stated(
                row.getString(0),
                Coded.of(StatementUse.class, row.getString(1)),
                row.getOffsetDateTime(2).toInstant(),
                money(row.getLong(3)));
    }

    private Opening opening(Row row) {
        return new Opening(Coded.of(BalanceKind.class, row.getString(0)), row.getLong(1), money(row.getLong(2)));
    }

    private Money money(long minor) {
        return new Money(minor, cut.currency());
    }
}
