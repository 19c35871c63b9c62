package io.tieout.event;

/// What the ledger did with an event.
public enum Outcome implements Coded {
    /// It was recorded and an entry was booked for it.
    BOOKED("booked"),
    /// It was recorded; it is operational, or evidence for a fact that another role books.
    RECORDED("recorded"),
    /// It was booked to suspense, because the policy does not know a code in it.
    SUSPENDED("suspended"),
    /// The same fact was recorded before with other content. It is kept and never booked.
    CONFLICT("conflict"),
    /// The same fact was recorded before, and a later version of its mapping reads it otherwise. It is kept, and booked
    /// when somebody approves it; until then what was recorded stands.
    REVISION("revision"),
    /// Somebody refused a reading that waited, of the very bytes that were recorded. It is kept and never booked.
    REFUSED("refused");

    private final String code;

    Outcome(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
