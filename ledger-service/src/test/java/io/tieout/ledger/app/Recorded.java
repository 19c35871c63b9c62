package io.tieout.ledger.app;

import io.tieout.ledger.Tables;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What the tables of the ledger hold of one tenant, in a form that does not depend on internal keys.
record Recorded(Tables tables, String tenant) {

    Map<String, String> correlationIds() {
        Map<String, String> ids = new TreeMap<>();
        tables.rows("""
                SELECT e.event_id, s.correlation_id
                  FROM event e
                  JOIN transaction t ON t.id = e.transaction
                  LEFT JOIN transaction_alias a ON a.absorbed = t.id
                  JOIN transaction s ON s.id = coalesce(a.survivor, t.id)
                 WHERE e.tenant = ?""", tenant).forEach(row -> ids.put(row.split(" ", 2)[0], row.split(" ", 2)[1]));
        return ids;
    }

    /// References that stopped joining, each with the events that are found by it.
    Map<String, List<String>> hubs() {
        Map<String, List<String>> hubs = new TreeMap<>();
        tables.rows("""
                SELECT h.type || ':' || h.issuer || ':' || h.value, string_agg(e.event_id::text, ' ' ORDER BY e.event_id)
                  FROM hub_reference h
                  JOIN grouping_reference g USING (tenant, type, issuer, value)
                  JOIN event e ON e.id = g.event
                 WHERE h.tenant = ? GROUP BY 1""", tenant).forEach(row -> {
            List<String> parts = List.of(row.split(" "));
            hubs.put(parts.getFirst(), parts.subList(1, parts.size()));
        });
        return hubs;
    }

    List<String> books() {
        return tables.rows("""
                        SELECT e.event_id, l.account, l.currency, l.amount_minor, l.business_date
                          FROM line l JOIN event e ON e.id = l.event WHERE l.tenant = ?""", tenant).stream().sorted().toList();
    }

    /// Transactions without events, and what leads to a transaction that is not there.
    List<String> leftOver() {
        return tables.rows("""
                SELECT 'aliases', a.absorbed, a.survivor FROM transaction_alias a
                 WHERE a.tenant = ? AND NOT EXISTS (SELECT FROM transaction t WHERE t.id = a.survivor)
                 UNION ALL
                SELECT 'reference', j.transaction, 0 FROM joining_reference j
                 WHERE j.tenant = ? AND NOT EXISTS (SELECT FROM transaction t WHERE t.id = j.transaction)
                 UNION ALL
                SELECT 'empty', t.id, 0 FROM transaction t
                 WHERE t.tenant = ? AND t.id NOT IN (SELECT absorbed FROM transaction_alias)
                   AND t.id NOT IN (
                       SELECT coalesce(a.survivor, e.transaction)
                         FROM event e LEFT JOIN transaction_alias a ON a.absorbed = e.transaction)""", tenant, tenant, tenant);
    }

    List<String> unbalanced() {
        return tables.rows("""
                SELECT coalesce(l.account, d.account), l.amount, d.amount
                  FROM (SELECT account, sub_key, currency, sum(amount_minor) AS amount
                          FROM line WHERE tenant = ? GROUP BY 1, 2, 3) l
                  FULL JOIN (SELECT account, sub_key, currency, sum(debit_minor - credit_minor) AS amount
                          FROM balance_delta WHERE tenant = ? GROUP BY 1, 2, 3) d USING (account, sub_key, currency)
                 WHERE l.amount IS DISTINCT FROM d.amount
                 UNION ALL
                SELECT coalesce(l.account, d.account), l.amount, d.amount
                  FROM (SELECT entity, account, currency, business_date, sum(amount_minor) AS amount
                          FROM line WHERE tenant = ? GROUP BY 1, 2, 3, 4) l
                  FULL JOIN (SELECT entity, account, currency, business_date, sum(debit_minor - credit_minor) AS amount
                          FROM account_delta WHERE tenant = ? GROUP BY 1, 2, 3, 4) d
                       USING (entity, account, currency, business_date)
                 WHERE l.amount IS DISTINCT FROM d.amount
                 UNION ALL
                SELECT event::text, sum(amount_minor), 0 FROM line WHERE tenant = ?
                 GROUP BY event, currency HAVING sum(amount_minor) <> 0""", tenant, tenant, tenant, tenant, tenant);
    }
}
