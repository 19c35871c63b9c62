package io.tieout.test.sample.good.db;

import io.tieout.test.sample.good.app.Amounts;
import io.tieout.test.sample.good.domain.Amount;

public record PgAmounts() implements Amounts {

    @Override
    public void add(Amount amount) {}
}
