package io.tieout.ledger.app;

/// A batch was drawn up by cross-references that are not the latest. It is undone and drawn up once more.
public final class StaleCrossReferences extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StaleCrossReferences(String tenant) {
        super("cross-references changed meanwhile: tenant=" + tenant);
    }
}
