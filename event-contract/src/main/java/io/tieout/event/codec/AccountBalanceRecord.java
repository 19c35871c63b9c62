package io.tieout.event.codec;

import io.tieout.event.AccountBalance;
import java.io.IOException;
import java.util.Map;

/// What an account turned over on a day, as it travels on its compacted topic.
public final class AccountBalanceRecord {

    public static final String TOPIC = "tieout.account-balances.v1";
    public static final String TYPE = "tieout.account-balance.changed.v1";

    private AccountBalanceRecord() {}

    public static EventRecord of(AccountBalance balance) {
        String id = balance.balanceId().toString();
        Map<String, String> headers = LedgerHeaders.of(balance.tenant(), id + "-" + balance.version(), TYPE);
        headers.put(EventHeaders.SUBJECT, id);
        return new EventRecord(headers, StateJson.write(StateJson.MAPPER, balance));
    }

    /// @throws IOException when the value is not what an account turned over
    public static AccountBalance read(byte[] value) throws IOException {
        return StateJson.MAPPER.readValue(value, AccountBalance.class);
    }
}
