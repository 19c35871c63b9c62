package io.tieout.ledger.app;

import io.tieout.ledger.app.LedgerSettings.OwnThresholds;
import io.tieout.ledger.app.LedgerSettings.Thresholds;
import io.tieout.ledger.domain.Materiality;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/// What is material to each legal entity.
@ApplicationScoped
public class Materialities {

    private final Thresholds usual;

    Materialities(LedgerSettings settings) {
        usual = settings.materiality();
        usual.entities().keySet().forEach(this::of);
        of("");
    }

    public Materiality of(String entity) {
        Optional<OwnThresholds> own = Optional.ofNullable(usual.entities().get(entity));
        return new Materiality(
                own.flatMap(OwnThresholds::t1).orElse(usual.t1()),
                own.flatMap(OwnThresholds::overall).or(usual::overall).orElse(null));
    }
}
