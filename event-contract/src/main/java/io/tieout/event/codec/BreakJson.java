package io.tieout.event.codec;

import io.tieout.event.finding.BreakState;
import java.io.IOException;

/// A break's state as JSON, the value of a record on the breaks topic. What a break lacks is null.
public final class BreakJson {

    private BreakJson() {}

    public static byte[] write(BreakState state) {
        return StateJson.write(StateJson.MAPPER, state);
    }

    /// @throws IOException when the bytes are not the state of a break
    public static BreakState read(byte[] json) throws IOException {
        return StateJson.MAPPER.readValue(json, BreakState.class);
    }
}
