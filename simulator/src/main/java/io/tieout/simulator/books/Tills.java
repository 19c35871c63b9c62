package io.tieout.simulator.books;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What should be in each register since it was last counted, in minor units.
final class Tills {

    private final Map<Register, Long> expectedMinor = new HashMap<>();

    private record Register(String store, @Nullable String name) {}

    void add(String store, @Nullable String register, long minor) {
        expectedMinor.merge(new Register(store, register), minor, Math::addExact);
    }

    /// What a count should have found. All of it leaves the register with the count: into the bag, or into the safe
    /// from which the float of the next day comes.
    long takeExpectedMinor(String store, String register) {
        Long expected = expectedMinor.remove(new Register(store, register));
        return expected == null ? 0 : expected;
    }
}
