package io.tieout.simulator.suite;

import com.fasterxml.jackson.databind.JsonNode;

/// What the suite answered to a request.
public record Answer(int status, String body) {

    public JsonNode json() {
        return Json.read(body);
    }

    /// The answer itself when its status is one of `statuses`.
    ///
    /// @throws IllegalStateException with the problem that the suite reported, otherwise
    public Answer expect(int... statuses) {
        for (int expected : statuses) {
            if (status == expected) {
                return this;
            }
        }
        throw new IllegalStateException("the suite answered " + status + ": " + body);
    }
}
