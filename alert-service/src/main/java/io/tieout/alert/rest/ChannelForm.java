package io.tieout.alert.rest;

import io.tieout.alert.app.AlertSettings;
import io.tieout.alert.app.webhook.AddressRules;
import io.tieout.alert.app.webhook.SealedSecrets;
import io.tieout.alert.app.webhook.WebhookAddress;
import io.tieout.alert.app.webhook.WebhookSecret;
import io.tieout.alert.domain.Channel;
import io.tieout.alert.domain.ChannelKind;
import io.tieout.alert.domain.Target;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Turns a request into a channel, or says everything that is wrong with it.
@ApplicationScoped
class ChannelForm {

    private static final int RECIPIENTS_MAX = 20;
    private static final int ADDRESS_LENGTH_MAX = 254;
    private static final Pattern ADDRESS =
            Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9.-]{1,189}");

    private final SealedSecrets secrets;
    private final boolean allowsPrivate;

    ChannelForm(SealedSecrets secrets, AlertSettings settings) {
        this.secrets = secrets;
        this.allowsPrivate = settings.webhook().allowPrivateNetworks();
    }

    /// A channel, and its secret where the request brings or wants a new one.
    record Filled(Channel channel, Optional<WebhookSecret> secret) {}

    /// @param makesSecret whether a webhook without a secret gets a new one
    /// @throws io.tieout.kit.problem.ProblemException naming every field that is wrong
    Filled read(String tenant, UUID id, ChannelRequest request, boolean makesSecret) {
        Faults faults = new Faults();
        String name = faults.name("/name", request.name());
        Optional<ChannelKind> kind = faults.code("/kind", ChannelKind.class, request.kind());
        if (kind.isEmpty()) {
            faults.throwIfAny();
        }
        boolean isEnabled = request.enabled() == null || request.enabled();
        return switch (kind.orElseThrow()) {
            case WEBHOOK -> {
                Optional<WebhookSecret> secret = secret(faults, request, makesSecret);
                String url = url(faults, request);
                faults.throwIfAny();
                List<byte[]> kept =
                        secret.map(one -> secrets.seal(one, id)).stream().toList();
                yield new Filled(new Channel(id, tenant, name, new Target.Webhook(url, kept), isEnabled), secret);
            }
            case EMAIL -> {
                List<String> recipients = recipients(faults, request);
                faults.throwIfAny();
                yield new Filled(
                        new Channel(id, tenant, name, new Target.Email(recipients), isEnabled), Optional.empty());
            }
        };
    }

    private static Optional<WebhookSecret> secret(Faults faults, ChannelRequest request, boolean makesSecret) {
        if (request.secret() == null) {
            return makesSecret ? Optional.of(WebhookSecret.random()) : Optional.empty();
        }
        Optional<WebhookSecret> secret = WebhookSecret.parse(request.secret());
        if (secret.isEmpty()) {
            faults.add(
                    "/secret",
                    "is not a signing secret",
                    "send whsec_ and base64 of " + WebhookSecret.LENGTH_MIN + " to " + WebhookSecret.LENGTH_MAX
                            + " bytes, or leave it out");
        }
        return secret;
    }

    private String url(Faults faults, ChannelRequest request) {
        String url = request.url();
        rejectUnlessAbsent(faults, "/recipients", request.recipients(), "a webhook");
        if (url == null) {
            faults.add("/url", "is missing", "send the https URL of the receiver");
            return "";
        }
        try {
            WebhookAddress address = WebhookAddress.parse(url, allowsPrivate);
            if (!address.mayBeReached(new AddressRules(allowsPrivate))) {
                faults.add("/url", "leads to an address that is not public", "send a URL on the public internet");
            }
        } catch (IllegalArgumentException malformed) {
            faults.add(
                    "/url", String.valueOf(malformed.getMessage()), "send a URL such as https://hooks.example.com/x");
        }
        return url;
    }

    private static List<String> recipients(Faults faults, ChannelRequest request) {
        rejectUnlessAbsent(faults, "/url", request.url(), "an e-mail channel");
        rejectUnlessAbsent(faults, "/secret", request.secret(), "an e-mail channel");
        List<@Nullable String> texts = request.recipients() == null ? List.of() : request.recipients();
        if (texts.isEmpty() || texts.size() > RECIPIENTS_MAX) {
            faults.add("/recipients", "has " + texts.size() + " addresses", "send 1 to " + RECIPIENTS_MAX);
            return List.of();
        }
        List<String> recipients = new ArrayList<>();
        for (int at = 0; at < texts.size(); at++) {
            String address = Objects.requireNonNullElse(texts.get(at), "");
            if (address.length() > ADDRESS_LENGTH_MAX
                    || !ADDRESS.matcher(address).matches()) {
                faults.add("/recipients/" + at, "is not an e-mail address", "send one such as finance@example.com");
            }
            recipients.add(address);
        }
        return recipients;
    }

    private static void rejectUnlessAbsent(Faults faults, String pointer, @Nullable Object value, String what) {
        if (value != null) {
            faults.add(pointer, "does not belong to " + what, "leave it out");
        }
    }
}
