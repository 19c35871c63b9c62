package io.tieout.kit.kafka;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/// Says that a record can never be processed as it is. The one bad record of a batch ends in the dead letters.
public final class DataFault extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final String reason;
    private final String detail;

    /// `reason` is a short class such as `malformed-json` (see [Reasons]); `detail` names the field and the fix and
    /// holds no payload.
    public DataFault(String reason, String detail) {
        this(reason, detail, null);
    }

    public DataFault(String reason, String detail, @Nullable Throwable cause) {
        super(reason + ": " + detail, cause);
        this.reason = reason;
        this.detail = detail;
    }

    public String reason() {
        return reason;
    }

    public String detail() {
        return detail;
    }
}
