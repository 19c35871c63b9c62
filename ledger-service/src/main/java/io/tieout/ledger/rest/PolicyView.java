package io.tieout.ledger.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tieout.ledger.app.PolicyStatus;
import io.tieout.ledger.app.PolicyVersion;
import io.tieout.ledger.app.PolicyVersion.Act;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(name = "PolicyVersion", description = "A version of a posting policy, with who decided on it.")
@JsonInclude(JsonInclude.Include.NON_NULL)
record PolicyView(
        @Schema(examples = "retail-default@3") String id,
        @Schema(examples = "retail-default") String name,
        @Schema(examples = "3") int version,

        @Schema(
                description = "configured: comes with the service and has always held. draft: books nothing yet."
                        + " active: books from its date on. retired: withdrawn before it booked.",
                enumeration = {"configured", "draft", "active", "retired"})
        String status,

        @Schema(description = "The first business date it books; absent for a configured one.") @Nullable
        LocalDate effectiveFrom,

        @Schema(description = "The last one; absent while no later version is active, and for what is not active.")
        @Nullable
        LocalDate effectiveTo,

        @Schema(description = "SHA-256 of the YAML.") String sha256,
        @Nullable String savedBy,
        @Nullable OffsetDateTime savedAt,
        @Nullable String activatedBy,
        @Nullable OffsetDateTime activatedAt,
        @Nullable String retiredBy,
        @Nullable OffsetDateTime retiredAt) {

    /// @param all the tenant's versions, among which are those that follow it
    static PolicyView of(PolicyVersion version, List<PolicyVersion> all) {
        return new PolicyView(
                version.id().toString(),
                version.id().name(),
                version.id().version(),
                version.status().code(),
                version.effectiveFrom(),
                effectiveTo(version, all),
                version.sha256(),
                by(version.saved()),
                at(version.saved()),
                by(version.activated()),
                at(version.activated()),
                by(version.retired()),
                at(version.retired()));
    }

    private static @Nullable LocalDate effectiveTo(PolicyVersion version, List<PolicyVersion> all) {
        if (version.status() != PolicyStatus.ACTIVE && version.status() != PolicyStatus.CONFIGURED) {
            return null;
        }
        LocalDate from = version.effectiveFrom();
        return all.stream()
                .filter(other -> other.status() == PolicyStatus.ACTIVE)
                .map(PolicyVersion::effectiveFrom)
                .filter(Objects::nonNull)
                .filter(date -> from == null || date.isAfter(from))
                .min(LocalDate::compareTo)
                .map(date -> date.minusDays(1))
                .orElse(null);
    }

    private static @Nullable String by(@Nullable Act act) {
        return act == null ? null : act.by();
    }

    private static @Nullable OffsetDateTime at(@Nullable Act act) {
        return act == null ? null : Times.of(act.at());
    }
}
