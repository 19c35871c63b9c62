package io.tieout.ledger.policy;

import io.tieout.ledger.domain.Account;
import io.tieout.ledger.domain.FactPolicy;
import io.tieout.ledger.domain.SettleKey;
import io.tieout.ledger.domain.SettleTerms;
import io.tieout.ledger.domain.SettleTerms.Caps;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/// Reads which residues a policy file settles. Everything has to be said: nothing is booked by a default.
final class SettleReader {

    private static final String[] FIELDS = {"account", "accounts", "keys", "item", "day", "period", "days", "from"};

    private SettleReader() {}

    /// @param facts the rows of the file, none of which may use the account that residues are booked to
    static SettleTerms read(YamlNode node, Map<String, Account> accounts, Collection<FactPolicy> facts) {
        Map<String, YamlNode> fields = node.fields(FIELDS);
        YamlNode account = node.required(fields, "account");
        requireOwn(account, accounts, facts);
        Set<String> cleared = cleared(node.required(fields, "accounts"), accounts);
        Set<SettleKey> keys = new LinkedHashSet<>();
        node.required(fields, "keys").items().forEach(key -> keys.add(key.code(SettleKey.class, "key")));
        BigDecimal item = cap(node.required(fields, "item"), Caps.ITEM_MAX);
        BigDecimal day = cap(node.required(fields, "day"), Caps.DAY_MAX);
        BigDecimal period = cap(node.required(fields, "period"), Caps.PERIOD_MAX);
        int days = days(node.required(fields, "days"));
        LocalDate from = PolicyFile.date(node.required(fields, "from"), "from");
        return node.checked(
                () -> new SettleTerms(account.text(), cleared, keys, new Caps(item, day, period), days, from));
    }

    private static void requireOwn(YamlNode node, Map<String, Account> accounts, Collection<FactPolicy> facts) {
        String code = node.text();
        Account account = accounts.get(code);
        if (account == null) {
            throw node.refuse("unknown account " + code);
        }
        if (account.isMemo()) {
            throw node.refuse(code + " is a memo account");
        }
        if (facts.stream().anyMatch(fact -> fact.uses(code))) {
            throw node.refuse("rows book on " + code + "; residues are settled to an account of their own");
        }
    }

    private static Set<String> cleared(YamlNode node, Map<String, Account> accounts) {
        for (YamlNode item : node.items()) {
            if (!SettleTerms.CLEARING.contains(item.text())) {
                throw item.refuse("only 1200 and 1210 are settled, not " + item.text());
            }
            if (!accounts.containsKey(item.text())) {
                throw item.refuse("unknown account " + item.text());
            }
        }
        return node.texts();
    }

    private static BigDecimal cap(YamlNode node, BigDecimal max) {
        try {
            BigDecimal cap = new BigDecimal(node.text());
            if (cap.signum() > 0 && cap.compareTo(max) <= 0) {
                return cap;
            }
        } catch (NumberFormatException malformed) {
            throw node.refuse("an amount such as " + max.toPlainString() + " is expected here, not " + node.text());
        }
        throw node.refuse("the cap is above 0 and at most " + max.toPlainString() + ", not " + node.text());
    }

    private static int days(YamlNode node) {
        String range = SettleTerms.DAYS_MIN + " to " + SettleTerms.DAYS_MAX;
        try {
            int days = Integer.parseInt(node.text());
            if (days >= SettleTerms.DAYS_MIN && days <= SettleTerms.DAYS_MAX) {
                return days;
            }
        } catch (NumberFormatException malformed) {
            throw node.refuse("days is a whole number, " + range + ", not " + node.text());
        }
        throw node.refuse("days is " + range + ", not " + node.text());
    }
}
