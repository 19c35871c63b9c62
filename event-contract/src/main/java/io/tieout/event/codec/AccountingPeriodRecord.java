package io.tieout.event.codec;

import io.tieout.event.AccountingPeriod;
import java.io.IOException;
import java.util.Map;

/// What was decided about an accounting period, as it travels on its compacted topic.
public final class AccountingPeriodRecord {

    public static final String TOPIC = "tieout.accounting-periods.v1";
    public static final String TYPE = "tieout.accounting-period.changed.v1";

    private AccountingPeriodRecord() {}

    public static EventRecord of(AccountingPeriod period) {
        String id = period.periodId().toString();
        Map<String, String> headers = LedgerHeaders.of(period.tenant(), id + "-" + period.version(), TYPE);
        headers.put(EventHeaders.SUBJECT, id);
        return new EventRecord(headers, StateJson.write(StateJson.MAPPER, period));
    }

    /// @throws IOException when the value is not what was decided about a period
    public static AccountingPeriod read(byte[] value) throws IOException {
        return StateJson.MAPPER.readValue(value, AccountingPeriod.class);
    }
}
