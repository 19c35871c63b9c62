package io.tieout.ledger.rest;

import io.quarkus.test.junit.QuarkusTestProfile;
import io.tieout.event.BusinessEvent;
import io.tieout.event.PaymentEvent.PaymentCaptured;
import io.tieout.event.PayoutMethod;
import io.tieout.event.PayoutStatus;
import io.tieout.event.Reference;
import io.tieout.event.SettlementEvent.PayoutChanged;
import io.tieout.event.SettlementEvent.SettlementLineStated;
import io.tieout.event.SettlementKind;
import io.tieout.event.SourceRole;
import io.tieout.ledger.TestEvents;
import io.tieout.ledger.app.SettleResidues;
import io.tieout.ledger.domain.SettlingPack;
import io.tieout.test.TestStack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What a processor settles, all on 2026-03-03, and the tenants whose policy settles what is left.
final class Settled {

    /// The timer never strikes: tests say when it is looked. Tenants of other tests settle nothing.
    public static final class SomeSettle implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            Map<String, String> settings = new HashMap<>(Map.of("tieout.ledger.settle", "24h"));
            for (String tenant : List.of("paid", "late", "march", "undone", "same-sign")) {
                settings.put("tieout.ledger.tenant-policies.\"settle-" + tenant + "\"", pack("5.00"));
            }
            settings.put("tieout.ledger.tenant-policies.\"settle-capped\"", pack("0.05"));
            return settings;
        }

        private static String pack(String dayCap) {
            try {
                Path file = Files.createTempFile("settling", ".yaml");
                file.toFile().deleteOnExit();
                return Files.writeString(file, SettlingPack.yaml(dayCap)).toString();
            } catch (IOException unwritable) {
                throw new UncheckedIOException(unwritable);
            }
        }
    }

    static final String LIST = "/v1/settlements?pageSize=500";

    static final Duration PATIENCE = Duration.ofSeconds(60);

    private Settled() {}

    /// Of one of the tenants whose policy settles.
    static Client client(TestStack stack, String name) {
        return new Client(stack, "settle-" + name);
    }

    static void look(SettleResidues residues, int daysFromNow) {
        residues.settle(Instant.now().plus(Duration.ofDays(daysFromNow)))
                .await()
                .atMost(PATIENCE);
    }

    static BusinessEvent captured(Client client, String payment, String amount) {
        return new PaymentCaptured(
                new TestEvents(client.tenant())
                        .envelope(TestEvents.PROCESSOR, SourceRole.PROCESSOR, payment, payment(payment)),
                TestEvents.usd(amount),
                "card");
    }

    static BusinessEvent line(Client client, String payment, String payout, String gross, String fee) {
        return line(client, "txn_" + payment, payment, payout, gross, fee);
    }

    static BusinessEvent line(Client client, String id, String payment, String payout, String gross, String fee) {
        return line(client, id, payment(payment), payout, SettlementKind.CHARGE, gross, fee);
    }

    static BusinessEvent refundLine(Client client, String refund, String gross) {
        return line(client, "txn_" + refund, refund(refund), "po_r", SettlementKind.REFUND, gross, "0.00");
    }

    private static BusinessEvent line(
            Client client, String id, Reference about, String payout, SettlementKind kind, String gross, String fee) {
        return new SettlementLineStated(
                new TestEvents(client.tenant())
                        .envelope(
                                TestEvents.PROCESSOR,
                                SourceRole.PROCESSOR,
                                id,
                                about,
                                Reference.parse("payout:" + TestEvents.PROCESSOR + ":" + payout)),
                kind,
                kind.code(),
                "acct_1",
                TestEvents.usd(gross),
                TestEvents.usd(fee),
                null,
                TestEvents.usd(gross).minus(TestEvents.usd(fee)),
                TestEvents.DAY,
                null,
                null);
    }

    static BusinessEvent paidOut(Client client, String payout, String amount) {
        return new PayoutChanged(
                new TestEvents(client.tenant())
                        .envelope(
                                TestEvents.PROCESSOR,
                                SourceRole.PROCESSOR,
                                payout,
                                Reference.parse("payout:" + TestEvents.PROCESSOR + ":" + payout)),
                PayoutStatus.INITIATED,
                PayoutMethod.AUTOMATIC,
                "acct_1",
                TestEvents.usd(amount),
                null);
    }

    private static Reference payment(String id) {
        return Reference.parse("payment:" + TestEvents.PROCESSOR + ":" + id);
    }

    static Reference refund(String id) {
        return Reference.parse("refund:" + TestEvents.PROCESSOR + ":" + id);
    }
}
