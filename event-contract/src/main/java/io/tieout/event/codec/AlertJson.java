package io.tieout.event.codec;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tieout.event.alert.AlertVersion;
import java.io.IOException;

/// An alert at one version as JSON, the value of a record on the alerts topic. What an alert lacks is left out.
public final class AlertJson {

    private static final JsonMapper MAPPER = StateJson.MAPPER
            .rebuild()
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
            .build();

    private AlertJson() {}

    public static byte[] write(AlertVersion alert) {
        return StateJson.write(MAPPER, alert);
    }

    /// @throws IOException when the bytes are not a version of an alert
    public static AlertVersion read(byte[] json) throws IOException {
        return MAPPER.readValue(json, AlertVersion.class);
    }
}
