package io.tieout.simulator.fault;

/// Who is told of what was made to go wrong, before the first event that is told differently for it.
public interface Truth {

    void happened(Injection injection);

    /// What else is told differently about a record because of what happened to another, and is right so: a payout that
    /// is larger by a payment that was charged twice.
    void follows(String about);

    /// What would be told now is not, because of what happened to another, and is right so: a payout is smaller by a
    /// payment that was never taken, and has no line for it.
    void neverWas(String about);
}
