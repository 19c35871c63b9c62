package io.tieout.recon.app;

import io.tieout.recon.app.ReconSettings.Close;
import io.tieout.recon.app.ReconSettings.Limits;
import io.tieout.recon.domain.checkpoint.CloseTerms;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.Optional;

/// By what each legal entity closes.
@ApplicationScoped
class Closing {

    private final Close close;

    Closing(ReconSettings settings) {
        close = settings.close();
        close.entities().keySet().forEach(this::of);
        of("");
    }

    CloseTerms of(String entity) {
        Optional<Limits> own = Optional.ofNullable(close.entities().get(entity));
        return new CloseTerms(
                positive("t1", own.flatMap(Limits::t1).orElse(close.t1())),
                positive("t2", own.flatMap(Limits::t2).orElse(close.t2())),
                positive("percent-of-sales", close.percentOfSales()),
                close.salesAccounts(),
                close.suspenseAccount());
    }

    private static BigDecimal positive(String name, BigDecimal value) {
        if (value.signum() < 0) {
            throw new IllegalArgumentException("tieout.recon.close: " + name + " is below zero");
        }
        return value;
    }
}
