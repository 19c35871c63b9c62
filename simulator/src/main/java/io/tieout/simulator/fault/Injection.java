package io.tieout.simulator.fault;

import io.tieout.simulator.retailer.Sent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One thing that was made to go wrong.
///
/// @param about the record to which it happened, as `type:issuer:value`
/// @param incident the name of what it is a part of; null where it stands alone, or is the incident itself
/// @param entity the legal entity concerned
/// @param sent the message that went wrong, if one did
/// @param at when it happened
public record Injection(
        Fault fault,
        String about,
        @Nullable String incident,
        String entity,
        @Nullable Sent sent,
        Instant at) {

    /// Whether it is a time in which something was wrong with a system, and not what that did to a record.
    public boolean isOfWindow() {
        return about.startsWith(Window.PREFIX);
    }

    /// What it is called in the truth: the words by which a plan would name it; of what a window did to a record, the
    /// window as well.
    public String id() {
        boolean isOfWindow = incident != null && fault.per() == Fault.Per.SOURCE_DAY;
        return isOfWindow ? incident + "/" + about : fault.code() + "@" + about;
    }
}
