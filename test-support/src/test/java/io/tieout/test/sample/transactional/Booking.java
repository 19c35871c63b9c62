package io.tieout.test.sample.transactional;

import jakarta.transaction.Transactional;

public class Booking {

    @Transactional
    public void book() {}
}
