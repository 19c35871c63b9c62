package io.tieout.ledger.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.ledger.policy.PolicyFile;
import java.time.LocalDate;
import java.time.ZoneOffset;

/// Later versions of the shipped policy: refunds of a processor go against 1210, receipts of goods against 2060.
final class Drafts {

    private Drafts() {}

    static String of(int version, LocalDate effectiveFrom) {
        String yaml = PolicyFile.text("policies/retail-default.yaml")
                .replaceFirst("(?m)^version: .*$", "version: " + version + "\neffectiveFrom: " + effectiveFrom);
        String refunds = changed(
                yaml,
                "  refund.processed:",
                "debit: {2350: amount}\n        credit: {1200: amount}",
                "debit: {2350: amount}\n        credit: {1210: amount}");
        return changed(refunds, "  stock.moved:", "credit: {2050: value}", "credit: {2060: value}");
    }

    /// A date that is far enough away everywhere.
    static LocalDate later(int days) {
        return LocalDate.now(ZoneOffset.UTC).plusDays(3L + days);
    }

    static String changed(String yaml, String after, String from, String to) {
        int start = yaml.indexOf(from, yaml.indexOf(after));
        assertThat(start).as(from).isPositive();
        return yaml.substring(0, start) + to + yaml.substring(start + from.length());
    }
}
