package io.tieout.ledger.app;

import io.smallrye.mutiny.Uni;
import io.tieout.event.Money;
import io.tieout.kit.time.BusinessClock;
import io.tieout.ledger.app.Corrections.Proposed;
import io.tieout.ledger.domain.Correction;
import io.tieout.ledger.domain.CorrectionRules;
import io.tieout.ledger.domain.Objection;
import io.tieout.ledger.domain.PostingPolicy;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/// Books what somebody decided and somebody else approved.
@ApplicationScoped
public class CorrectBooks {

    private final Corrections corrections;
    private final Policies policies;
    private final LedgerSettings settings;
    private final BusinessClock clock;

    CorrectBooks(Corrections corrections, Policies policies, LedgerSettings settings, BusinessClock clock) {
        this.corrections = corrections;
        this.policies = policies;
        this.settings = settings;
        this.clock = clock;
    }

    /// The same request again answers with what the first one booked, whatever was configured since.
    public Uni<Corrected> book(Proposed proposed) {
        Correction correction = proposed.correction();
        return corrections
                .findByKey(correction.tenant(), correction.idempotencyKey())
                .chain(earlier -> earlier.isPresent()
                        ? Uni.createFrom().item(repeated(earlier.get(), proposed))
                        : policies.refresh().chain(() -> bookNew(proposed)));
    }

    static Corrected repeated(BookedCorrection earlier, Proposed proposed) {
        return earlier.contentHash().equals(proposed.contentHash())
                ? new Corrected.Booked(earlier, false)
                : new Corrected.KeyTaken(earlier.correctionId());
    }

    private Uni<Corrected> bookNew(Proposed proposed) {
        Correction correction = proposed.correction();
        PostingPolicy policy = policies.of(correction.tenant()).on(correction.businessDate());
        List<Objection> objections = CorrectionRules.objections(correction, policy, this::capOf);
        return objections.isEmpty()
                ? corrections
                        .book(proposed, policy.id(), now())
                        .map(corrected ->
                                corrected instanceof Corrected.Booked(BookedCorrection booked, boolean isNew) && !isNew
                                        ? repeated(booked, proposed)
                                        : corrected)
                : Uni.createFrom().item(new Corrected.Refused(objections));
    }

    public Uni<Optional<BookedCorrection>> find(String tenant, UUID correctionId) {
        return corrections.find(tenant, correctionId);
    }

    /// Answers with when it was approved.
    public Uni<Instant> approve(String tenant, String contentHash, String by) {
        Instant at = now();
        return corrections.approve(tenant, contentHash, by, at).replaceWith(at);
    }

    private Money capOf(Currency currency) {
        BigDecimal cap = Objects.requireNonNull(
                settings.correctionCaps().get(currency.getCurrencyCode()), "every currency has a default");
        String exact = cap.setScale(currency.getDefaultFractionDigits(), RoundingMode.DOWN)
                .toPlainString();
        return Money.parse(exact, currency);
    }

    private Instant now() {
        return clock.now().truncatedTo(ChronoUnit.MICROS);
    }
}
