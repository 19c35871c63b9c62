package io.tieout.simulator.retailer;

import java.time.Duration;
import java.util.List;

/// Chance that repeats: the same seed and the same questions give the same answers, on every machine.
///
/// Each part of the world throws dice of its own, named after it, so that a change in one part leaves the others as
/// they were. SplitMix64; nothing secret depends on it.
public final class Dice {

    private static final long GOLDEN = 0x9E37_79B9_7F4A_7C15L;
    private static final long FNV_PRIME = 0x100_0000_01B3L;
    private static final int PERCENT = 100;

    private final long seed;
    private long state;

    public Dice(long seed) {
        this.seed = seed;
        this.state = mix(seed);
    }

    /// The dice of a part, whatever was thrown with these before.
    public Dice of(String part, long index) {
        long hash = seed;
        for (int i = 0; i < part.length(); i++) {
            hash = (hash ^ part.charAt(i)) * FNV_PRIME;
        }
        return new Dice(mix(hash) + index * GOLDEN);
    }

    /// From 0 to `bound` - 1.
    public int below(int bound) {
        return (int) Math.multiplyHigh(next() >>> 1, (long) bound << 1);
    }

    /// From `least` to `most`, both included.
    public long between(long least, long most) {
        return least + Math.floorMod(next(), most - least + 1);
    }

    public boolean percent(int chance) {
        return below(PERCENT) < chance;
    }

    public <T> T of(List<T> choices) {
        return choices.get(below(choices.size()));
    }

    /// To the millisecond.
    public Duration between(Duration least, Duration most) {
        return Duration.ofMillis(between(least.toMillis(), most.toMillis()));
    }

    private long next() {
        state += GOLDEN;
        return mix(state);
    }

    private static long mix(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xBF58_476D_1CE4_E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D0_49BB_1331_11EBL;
        return mixed ^ (mixed >>> 31);
    }
}
