package io.tieout.event.codec;

import io.tieout.event.AccountBalance;
import io.tieout.event.AccountingPeriod;
import io.tieout.event.Coded;
import io.tieout.event.alert.AlertVersion;
import io.tieout.event.finding.BreakState;

/// The states that Tieout publishes beside the events, each version in full on a compacted topic.
enum StateType implements Coded {
    BREAK(
            "tieout.break.changed.v1",
            "breaks",
            BreakState.class,
            "break",
            "What reconciliation found, and what became of it. Written by recon-service."),
    ALERT(
            "tieout.alert.changed.v1",
            "alerts",
            AlertVersion.class,
            "alert",
            "Thresholds that breaks reached, and what became of them. Written by alert-service."),
    ACCOUNT_BALANCE(
            AccountBalanceRecord.TYPE,
            "account-balances",
            AccountBalance.class,
            "balance",
            "What the ledger's postings of each business date come to on each account, by legal entity and currency. Written by"
                    + " ledger-service."),
    ACCOUNTING_PERIOD(
            AccountingPeriodRecord.TYPE,
            "accounting-periods",
            AccountingPeriod.class,
            "period",
            "Which accounting periods of each legal entity are soft-closed, closed or reopened, and since when. Written by"
                    + " ledger-service.");

    private static final String COMPACTED = " Compacted: the latest version of each stays for ever, earlier ones until"
            + " Kafka cleans up; nothing is deleted by age. A version may come twice, and of two records of one key the higher"
            + " version counts.";

    private final String code;
    private final String topic;
    private final Class<? extends Record> record;
    private final String noun;
    private final String carries;

    StateType(String code, String topic, Class<? extends Record> record, String noun, String carries) {
        this.code = code;
        this.topic = topic;
        this.record = record;
        this.noun = noun;
        this.carries = carries;
    }

    @Override
    public String code() {
        return code;
    }

    /// Without prefix and version.
    String topic() {
        return topic;
    }

    String address() {
        return "tieout." + topic + ".v1";
    }

    Class<? extends Record> record() {
        return record;
    }

    String title() {
        return noun + " changed";
    }

    /// The field with what is the key of its records.
    String idField() {
        return noun + "Id";
    }

    String key() {
        return "The " + noun + " id";
    }

    /// What the topic carries, by what key and how long, in words.
    String description() {
        return carries + " Key: the " + noun + " id." + COMPACTED;
    }

    String schemaId() {
        return "https://tieout.io/schemas/" + code + ".json";
    }
}
