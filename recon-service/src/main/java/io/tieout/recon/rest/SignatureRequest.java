package io.tieout.recon.rest;

import io.tieout.event.Coded;
import io.tieout.kit.problem.CommonProblem;
import io.tieout.recon.app.Checkpoints.SignsAs;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(
        name = "SignatureRequest",
        requiredProperties = {"as", "contentSha256"})
record SignatureRequest(
        @Schema(
                description = "preparer needs the role finance, reviewer the role approver.",
                enumeration = {"preparer", "reviewer"})
        @Nullable
        String as,

        @Schema(
                description = "Hash of the content that you have read.",
                examples = "5f0c0b6de6a3d7c0a0a7f5c4b1d3a9c1e7d4f5b6a798c0d1e2f3041526374859")
        @Nullable
        String contentSha256) {

    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    SignsAs role() {
        return Coded.find(SignsAs.class, as == null ? "" : as)
                .orElseThrow(() -> CommonProblem.UNPROCESSABLE.at(
                        "/as", "It is not said who signs.", "Send preparer or reviewer."));
    }

    String hash() {
        if (contentSha256 == null || !HASH.matcher(contentSha256).matches()) {
            throw CommonProblem.UNPROCESSABLE.at(
                    "/contentSha256",
                    "The hash is missing or malformed.",
                    "Send contentSha256 of the checkpoint as you have read it.");
        }
        return contentSha256;
    }
}
