package io.tieout.recon.rest;

import io.tieout.kit.problem.CommonProblem;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What is sent to let a difference stay as it is.
final class AcceptanceRequests {

    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    private AcceptanceRequests() {}

    @Schema(
            name = "AcceptRequest",
            requiredProperties = {"version", "reason"})
    record Accept(
            @Schema(description = "Of the break that you have read.", examples = "1") @Nullable
            Integer version,

            @Schema(description = "Why it may stay.", examples = "A rounding of the ERP, not worth a correction")
            @Nullable
            String reason) {

        int known() {
            if (version == null) {
                throw CommonProblem.UNPROCESSABLE.at(
                        "/version", "The version is missing.", "Send the version of the break that you have read.");
            }
            return version;
        }
    }

    @Schema(name = "ApproveRequest", requiredProperties = "contentSha256")
    record Approve(
            @Schema(
                    description = "Hash of the proposal that you have read.",
                    examples = "5f0c0b6de6a3d7c0a0a7f5c4b1d3a9c1e7d4f5b6a798c0d1e2f3041526374859")
            @Nullable
            String contentSha256) {

        String hash() {
            if (contentSha256 == null || !HASH.matcher(contentSha256).matches()) {
                throw CommonProblem.UNPROCESSABLE.at(
                        "/contentSha256",
                        "The hash is missing or malformed.",
                        "Send contentSha256 of the proposal as you have read it.");
            }
            return contentSha256;
        }
    }

    @Schema(name = "WithdrawRequest", requiredProperties = "reason")
    record Withdraw(
            @Schema(examples = "The ERP will be corrected after all") @Nullable
            String reason) {}
}
