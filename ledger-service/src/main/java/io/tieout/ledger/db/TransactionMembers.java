package io.tieout.ledger.db;

/// The arrival transactions that are one business transaction.
final class TransactionMembers {

    /// Their ids, given a query for `transaction` ids that lead to it.
    static String of(String query) {
        return """
                WITH root AS (
                    SELECT coalesce(a.survivor, asked.transaction) AS id
                      FROM (%s) AS asked (transaction)
                      LEFT JOIN transaction_alias a ON a.absorbed = asked.transaction)
                SELECT id FROM root
                 UNION
                SELECT a.absorbed FROM root JOIN transaction_alias a ON a.survivor = root.id""".formatted(query);
    }

    private TransactionMembers() {}
}
