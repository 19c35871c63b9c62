package io.tieout.test.sample.good.app;

import io.tieout.test.sample.good.domain.Amount;

public interface Amounts {

    void add(Amount amount);
}
