package io.tieout.simulator.retailer;

/// How much of an item a location should have, by how much the retailer sells.
///
/// @param piecesADay of one item, over all locations
record Levels(long piecesADay) {

    private static final int PIECES_OF_ORDER = 3;
    private static final int UP_TO_TIMES = 4;
    private static final long WAREHOUSE_MIN = 20;
    private static final long MARKETPLACE_MIN = 5;
    private static final long STORE_MIN = 2;

    /// A store sells a thirtieth of it in a day, and waits up to two days and a half.
    private static final long STORE_PART = 10;

    private static final long MARKETPLACE_PART = 10;

    static Levels of(int ordersADay, int items) {
        return new Levels((long) ordersADay * PIECES_OF_ORDER / items);
    }

    /// At or below which more is fetched.
    long reorderAt(Location location) {
        return switch (location.kind()) {
            case WAREHOUSE -> WAREHOUSE_MIN + piecesADay;
            case MARKETPLACE -> MARKETPLACE_MIN + piecesADay / MARKETPLACE_PART;
            case STORE -> STORE_MIN + piecesADay / STORE_PART;
        };
    }

    /// Up to which it is filled.
    long upTo(Location location) {
        return reorderAt(location) * UP_TO_TIMES;
    }
}
