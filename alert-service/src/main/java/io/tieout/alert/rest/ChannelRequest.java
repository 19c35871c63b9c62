package io.tieout.alert.rest;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A channel as an operator sends it. Everything may be absent here; [ChannelForm] says what is missing.
@Schema(
        name = "ChannelRequest",
        requiredProperties = {"name", "kind"})
record ChannelRequest(
        @Schema(description = Faults.NAME_RULE, examples = "finance-webhook") @Nullable
        String name,

        @Schema(description = "webhook or email", examples = "webhook") @Nullable
        String kind,

        @Schema(description = "For webhooks: where to post to; https.", examples = "https://hooks.example.com/tieout")
        @Nullable
        String url,

        @Schema(
                description =
                        "For webhooks: whsec_ and base64 of 24 to 64 bytes. Left out: POST makes one, PUT keeps it."
                                + " A new one signs beside the old one for a day.",
                writeOnly = true)
        @Nullable
        String secret,

        @Schema(description = "For e-mail: at most 20 addresses.", examples = "[\"finance@example.com\"]") @Nullable
        List<@Nullable String> recipients,

        @Schema(defaultValue = "true") @Nullable Boolean enabled,

        @Schema(description = "For PUT: the version you have seen. Another one is answered with 409.") @Nullable
        Integer version) {

    /// Never the secret.
    @Override
    public String toString() {
        return "ChannelRequest[" + name + "]";
    }
}
