package io.tieout.recon.domain.authority;

import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Who is right about a field of a domain, from a business date on.
///
/// @param domain such as `refunds`
/// @param entity the legal entity; null for all that have no ruling of their own
/// @param system a role, or what is agreed such as a contract
/// @param until the first business date on which it holds no longer
public record Ruling(
        String domain,
        FieldInDispute field,
        @Nullable String entity,
        String system,
        LocalDate from,
        @Nullable LocalDate until) {

    boolean holdsOn(LocalDate date) {
        return !date.isBefore(from) && (until == null || date.isBefore(until));
    }

    /// Whether two say something of the same day.
    public boolean overlaps(Ruling other) {
        return domain.equals(other.domain)
                && field == other.field
                && Objects.equals(entity, other.entity)
                && (until == null || other.from.isBefore(until))
                && (other.until == null || from.isBefore(other.until));
    }
}
