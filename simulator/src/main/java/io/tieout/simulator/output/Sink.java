package io.tieout.simulator.output;

import io.tieout.event.BusinessEvent;

/// Where what the retailer's systems tell goes to, in the order in which it is told: `receivedAt` of the envelope.
public interface Sink {

    void told(BusinessEvent event);
}
