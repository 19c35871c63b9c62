package io.tieout.simulator.retailer;

import io.tieout.event.BusinessEvent;

/// Where what the retailer's systems tell goes to, in the order of time.
public interface Sink {

    void told(BusinessEvent event);
}
