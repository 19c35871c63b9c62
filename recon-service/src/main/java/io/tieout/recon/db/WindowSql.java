package io.tieout.recon.db;

/// What a window's figures are read by. Parameters of all: $1 entity, $2 currency, $3 and $4 first and last business
/// date, $5 minor units of one major unit, $6 the previous checkpoint or null, $7 since when what is over counts,
/// $8 when the window's first day begins, $9 and $10 rules and their time zones.
final class WindowSql {

    /// Items of the window, and older ones that still have a difference. Those are found by what they must
    /// have: an open or accepted break in their unit, or a due time. An index on differences would have to
    /// be kept up with every event.
    static final String ITEMS = """
            WITH carried AS (
                SELECT b.transaction_id FROM break b
                 WHERE b.status IN ('open', 'accepted') AND b.business_date < $3::date
                 UNION
                SELECT t.transaction_id FROM recon_transaction t WHERE t.next_due_at IS NOT NULL),
            item AS (
                SELECT i.*, false AS is_carried FROM match_item i WHERE i.business_date BETWEEN $3 AND $4
                 UNION ALL
                SELECT i.*, true FROM match_item i
                 WHERE i.transaction_id IN (SELECT transaction_id FROM carried) AND i.business_date < $3
                   AND (i.source_minor <> i.target_minor OR i.breaks_minor <> 0 OR i.timing_minor <> 0))
            SELECT i.rule, i.is_carried, i.status, sum(i.source_count)::bigint, sum(i.source_minor)::bigint,
                   sum(i.target_count)::bigint, sum(i.target_minor)::bigint, sum(i.breaks_minor)::bigint,
                   sum(i.timing_minor)::bigint, sum(abs(i.breaks_minor))::bigint
              FROM item i
             WHERE i.entity = $1 AND i.currency = $2
             GROUP BY 1, 2, 3 ORDER BY 1, 2, 3""";

    private static final String DELTA = "((%s -> 'delta' ->> 'amount')::numeric * $5::bigint)::bigint";

    /// The breaks by what became of them. What is over counts with what it last was when it was there; what
    /// was healed when it was found never was. A break that an earlier window has as over does not count
    /// again. What is accepted is accepted once, for its amount; what was accepted before the window and is
    /// over was not open in it.
    private static final String MOVED =
            """
            WITH open_now AS MATERIALIZED (
                SELECT b.break_id, b.version, b.rule, b.rule_key, b.class,
                       b.severity, %s AS delta, b.first_detected_at, b.business_date,
                       (b.first_detected_at AT TIME ZONE coalesce(z.zone, 'UTC'))::date AS detected_on
                  FROM break b
                  LEFT JOIN unnest($9::text[], $10::text[]) AS z (rule, zone) ON z.rule = b.rule
                 WHERE b.status = 'open' AND b.entity = $1 AND b.currency = $2 AND b.business_date <= $4),
            ended AS MATERIALIZED (
                SELECT b.break_id, b.version, b.rule, b.rule_key,
                       o.state ->> 'breakClass' AS class, o.state ->> 'severity' AS severity, %s AS delta,
                       b.first_detected_at, b.business_date, o.state ->> 'status' AS was,
                       (o.state -> 'accepted' ->> 'at')::timestamptz AS accepted_at
                  FROM break b
                 CROSS JOIN LATERAL (
                       SELECT v.state FROM break_version v
                        WHERE v.tenant = b.tenant AND v.break_id = b.break_id AND v.version < b.version
                          AND v.state ->> 'status' IN ('open', 'accepted')
                        ORDER BY v.version DESC LIMIT 1) o
                 WHERE b.status = 'closed' AND b.entity = $1 AND b.currency = $2 AND b.business_date <= $4
                   AND ((b.state ->> 'closedAt')::timestamptz >= $7
                        OR ($6::uuid IS NOT NULL AND b.business_date >= $3))
                   AND NOT EXISTS (
                       SELECT 1 FROM checkpoint_break x
                         JOIN checkpoint c ON c.tenant = x.tenant AND c.checkpoint_id = x.checkpoint_id
                        WHERE x.tenant = b.tenant AND x.break_id = b.break_id AND x.version = b.version
                          AND x.part <> 'open' AND c.window_to < $3)),
            accepted_now AS MATERIALIZED (
                SELECT b.break_id, b.version, b.rule, b.rule_key, b.class,
                       b.severity, %s AS delta, b.first_detected_at, b.business_date,
                       (b.state -> 'accepted' ->> 'at')::timestamptz AS accepted_at
                  FROM break b
                 WHERE b.status = 'accepted' AND b.entity = $1 AND b.currency = $2 AND b.business_date <= $4),
            accepted_before AS MATERIALIZED (
                SELECT c.break_id, c.delta_minor AS delta
                  FROM checkpoint_break c WHERE c.checkpoint_id = $6 AND c.part = 'accepted'
                 UNION ALL
                SELECT break_id, delta FROM accepted_now WHERE $6 IS NULL AND accepted_at < $8
                 UNION ALL
                SELECT break_id, delta FROM ended WHERE $6 IS NULL AND was = 'accepted' AND accepted_at < $8),
            accepted_new AS MATERIALIZED (
                SELECT n.* FROM accepted_now n
                 WHERE NOT EXISTS (SELECT 1 FROM accepted_before x WHERE x.break_id = n.break_id AND x.delta = n.delta)),
            live AS MATERIALIZED (
                SELECT break_id, rule, delta FROM open_now
                 UNION ALL
                SELECT break_id, rule, delta FROM accepted_new),
            opening AS MATERIALIZED (
                SELECT c.break_id, c.rule, c.rule_key, c.class, c.severity, c.delta_minor AS delta, c.first_detected_at
                  FROM checkpoint_break c WHERE c.checkpoint_id = $6 AND c.part = 'open'
                 UNION ALL
                SELECT h.break_id, h.rule, h.rule_key, h.class, h.severity, h.delta, h.first_detected_at
                  FROM (SELECT break_id, rule, rule_key, class, severity, delta, first_detected_at, business_date
                          FROM open_now
                         UNION ALL
                        SELECT break_id, rule, rule_key, class, severity, delta, first_detected_at, business_date
                          FROM ended WHERE was = 'open' OR accepted_at >= $8
                         UNION ALL
                        SELECT break_id, rule, rule_key, class, severity, delta, first_detected_at, business_date
                          FROM accepted_new) h
                 WHERE $6 IS NULL AND h.first_detected_at < $8 AND h.business_date < $3),
            resolved AS (
                SELECT o.*, b.version FROM opening o JOIN break b ON b.break_id = o.break_id
                 WHERE o.break_id NOT IN (SELECT break_id FROM live)),
            passed AS (
                SELECT e.* FROM ended e
                 WHERE e.break_id NOT IN (SELECT break_id FROM opening)
                   AND (e.was = 'open' OR e.break_id NOT IN (SELECT break_id FROM accepted_before))),
            changed AS (
                SELECT n.break_id, n.rule, o.delta AS before, n.delta AS after
                  FROM live n JOIN opening o ON o.break_id = n.break_id WHERE o.delta <> n.delta)
            """.formatted(DELTA.formatted("b.state"), DELTA.formatted("o.state"), DELTA.formatted("b.state"));

    /// What grew has opened by the growth, what shrank is resolved by the rest; what changed sides is both.
    static final String MOVEMENTS = MOVED + """
            , line AS (
                SELECT rule, 'opening' AS part, 1 AS one, delta FROM opening
                 UNION ALL SELECT rule, 'breaks', 1, delta FROM open_now
                 UNION ALL SELECT rule, 'accepted', 1, delta FROM accepted_new
                 UNION ALL SELECT rule, 'unadjusted', 1, delta FROM accepted_now
                 UNION ALL SELECT rule, 'opened', 1, delta FROM live
                            WHERE break_id NOT IN (SELECT break_id FROM opening)
                 UNION ALL SELECT rule, 'opened', 1, delta FROM passed
                 UNION ALL SELECT rule, 'resolved', 1, delta FROM passed
                 UNION ALL SELECT rule, 'resolved', 1, delta FROM resolved
                 UNION ALL SELECT rule, 'opened', 0, after - before FROM changed
                            WHERE sign(before) * sign(after) >= 0 AND abs(after) > abs(before)
                 UNION ALL SELECT rule, 'resolved', 0, before - after FROM changed
                            WHERE sign(before) * sign(after) >= 0 AND abs(after) < abs(before)
                 UNION ALL SELECT rule, 'resolved', 0, before FROM changed WHERE sign(before) * sign(after) < 0
                 UNION ALL SELECT rule, 'opened', 0, after FROM changed WHERE sign(before) * sign(after) < 0)
            SELECT rule, part, sum(one)::bigint, sum(delta)::bigint, sum(abs(delta))::bigint
              FROM line GROUP BY 1, 2 ORDER BY 1, 2""";

    static final String OPEN = MOVED + """
            SELECT n.severity, n.class, n.detected_on, count(*), sum(n.delta)::bigint, sum(abs(n.delta))::bigint
              FROM open_now n
             GROUP BY 1, 2, 3 ORDER BY 1, 2, 3""";

    /// Of each open break what is signed with the rest: which, at what version, over how much.
    static final String OPEN_DIGEST = MOVED + """
            SELECT encode(sha256(convert_to(coalesce(string_agg(
                       n.break_id || ' ' || n.version || ' ' || n.delta, E'\\n' ORDER BY n.break_id), ''), 'UTF8')),
                       'hex'),
                   count(*) FILTER (WHERE n.class = 'unclassified' AND n.rule_key ~ '^(transaction|legs-of):')
              FROM open_now n""";

    /// $11 tenant, $12 checkpoint.
    static final String KEEP = MOVED + """
            INSERT INTO checkpoint_break (tenant, checkpoint_id, part, break_id, version, rule, rule_key, class,
                   severity, delta_minor, first_detected_at)
            SELECT $11, $12, k.*
              FROM (SELECT 'open', break_id, version, rule, rule_key, class, severity, delta, first_detected_at
                      FROM open_now
                     UNION ALL
                    SELECT 'resolved', break_id, version, rule, rule_key, class, severity, delta, first_detected_at
                      FROM resolved
                     UNION ALL
                    SELECT 'passed', break_id, version, rule, rule_key, class, severity, delta, first_detected_at
                      FROM passed
                     UNION ALL
                    SELECT 'accepted', break_id, version, rule, rule_key, class, severity, delta, first_detected_at
                      FROM accepted_now) k""";

    /// $1 entity, $2 currency, $3 last business date. By id, so that the same are the same.
    private static final String ACCEPTED = " FROM break b WHERE b.status = 'accepted' AND b.entity = $1"
            + " AND b.currency = $2 AND b.business_date <= $3 ";

    /// $4 how many.
    static final String ACCEPTED_FIRST = "SELECT b.state::text AS state" + ACCEPTED + """
              AND b.state -> 'accepted' ->> 'approvedBy' IS NOT NULL ORDER BY b.break_id LIMIT $4""";

    /// $4 minor units of one major unit.
    static final String ACCEPTED_DIGEST =
            """
            SELECT encode(sha256(convert_to(coalesce(string_agg(
                       a.break_id || ' ' || a.version || ' ' || a.delta, E'\\n' ORDER BY a.break_id), ''), 'UTF8')), 'hex'),
                   count(a.by_person)
              FROM (SELECT b.break_id, b.version, %s AS delta,
                           b.state -> 'accepted' ->> 'approvedBy' AS by_person %s) a""".formatted(DELTA.formatted("b.state").replace("$5", "$4"), ACCEPTED);

    /// Who decided on what is large: $4 from how many minor units on.
    static final String DECIDERS = """
            SELECT DISTINCT d.subject
              FROM (SELECT b.state %s AND b.exposure_minor >= $4) s
             CROSS JOIN LATERAL (VALUES (s.state -> 'accepted' ->> 'by'), (s.state -> 'accepted' ->> 'approvedBy'))
                   AS d (subject)
             WHERE s.state -> 'accepted' ->> 'approvedBy' IS NOT NULL
             ORDER BY 1""".formatted(ACCEPTED);

    /// What rules settled by themselves; $4 minor units of one major unit.
    static final String SETTLED = "SELECT s.rule, count(*), sum(s.delta)::bigint, sum(abs(s.delta))::bigint"
            + " FROM (SELECT b.rule, "
            + DELTA.formatted("b.state").replace("$5", "$4")
            + " AS delta" + ACCEPTED
            + " AND b.state -> 'accepted' ->> 'approvedBy' IS NULL) s GROUP BY 1 ORDER BY 1";

    /// Small differences of one rule and sign within the last days, be they settled or not, where there are
    /// many: $4 minor units of one major unit, $5 the first day, $6 how many are many.
    static final String REPEATING = """
            SELECT s.rule, count(*), sum(s.delta)::bigint, sum(abs(s.delta))::bigint
              FROM (SELECT b.rule, %s AS delta FROM break b
                     WHERE b.status IN ('open', 'accepted') AND b.class IN ('amount', 'fee-or-fx')
                       AND b.absolute_minor BETWEEN 1 AND $4::bigint / 20
                       AND b.entity = $1 AND b.currency = $2 AND b.business_date BETWEEN $5 AND $3) s
             GROUP BY s.rule, s.delta < 0 HAVING count(*) >= $6
             ORDER BY 1, 3""".formatted(DELTA.formatted("b.state").replace("$5", "$4"));

    /// Credits less debits of accounts of the ledger: $3 and $4 first and last business date, $5 the
    /// accounts. Null where the ledger told nothing at all.
    static final String SALES = """
            SELECT CASE WHEN EXISTS (SELECT 1 FROM account_balance a WHERE a.entity = $1 AND a.currency = $2)
                        THEN coalesce(sum(credit_minor - debit_minor), 0)::bigint END
              FROM account_balance
             WHERE entity = $1 AND currency = $2 AND business_date BETWEEN $3 AND $4 AND account = ANY ($5)""";

    private WindowSql() {}
}
