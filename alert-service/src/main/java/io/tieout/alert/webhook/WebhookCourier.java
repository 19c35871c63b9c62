package io.tieout.alert.webhook;

import io.smallrye.mutiny.Uni;
import io.tieout.alert.app.AlertSettings;
import io.tieout.alert.app.Courier;
import io.tieout.alert.app.Leased;
import io.tieout.alert.app.webhook.SealedSecrets;
import io.tieout.alert.app.webhook.WebhookAddress;
import io.tieout.alert.domain.AttemptResult;
import io.tieout.alert.domain.Channel;
import io.tieout.alert.domain.Target;
import io.tieout.kit.trace.RecordTrace;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.tracing.TracingPolicy;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Posts a notice to its receiver and reads nothing but the status: no redirect is followed, no body is read.
@ApplicationScoped
class WebhookCourier implements Courier<Target.Webhook> {

    private static final int GONE = 410;

    private final SafeResolver resolver;
    private final SealedSecrets secrets;
    private final AlertSettings settings;
    private final HttpClient client;

    WebhookCourier(Vertx vertx, SafeResolver resolver, SealedSecrets secrets, AlertSettings settings) {
        this.resolver = resolver;
        this.secrets = secrets;
        this.settings = settings;
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setConnectTimeout(
                        Math.toIntExact(settings.webhook().connectTimeout().toMillis()))
                .setKeepAlive(false)
                .setDecompressionSupported(false)
                .setTracingPolicy(TracingPolicy.IGNORE)
                .setMaxPoolSize(settings.delivery().parallel()));
    }

    @Override
    public Uni<AttemptResult> send(Leased leased, Channel channel, Target.Webhook target, String traceparent) {
        Call call = new Call(leased.notice().webhookId(), channel.id(), target, bodyOf(leased), traceparent);
        WebhookAddress address =
                WebhookAddress.parse(target.url(), settings.webhook().allowPrivateNetworks());
        return resolver.resolve(address.host())
                .chain(ip -> post(options(address, ip), call))
                .onFailure(SafeResolver.Refused.class)
                .recoverWithItem(refused -> AttemptResult.Refused.because(String.valueOf(refused.getMessage())));
    }

    /// What is signed and sent; the same bytes on every try.
    private static byte[] bodyOf(Leased leased) {
        String head = "{\"type\":\"tieout.alert." + leased.notice().kind().code() + ".v1\",\"timestamp\":\""
                + leased.noticedAt() + "\",\"data\":";
        return (head + leased.document() + "}").getBytes(StandardCharsets.UTF_8);
    }

    private RequestOptions options(WebhookAddress address, InetAddress ip) {
        return new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setServer(SocketAddress.inetSocketAddress(new InetSocketAddress(ip, address.port())))
                .setHost(address.host())
                .setPort(address.port())
                .setSsl(address.isTls())
                .setURI(address.path())
                .setFollowRedirects(false)
                .setTimeout(settings.delivery().timeout().toMillis());
    }

    private Uni<AttemptResult> post(RequestOptions options, Call call) {
        long now = Instant.now().getEpochSecond();
        options.putHeader("content-type", "application/json")
                .putHeader("user-agent", "Tieout-Webhooks/1")
                .putHeader("webhook-id", call.id())
                .putHeader("webhook-timestamp", Long.toString(now))
                .putHeader("webhook-signature", signatures(call, now))
                .putHeader(RecordTrace.TRACEPARENT, call.traceparent());
        return Uni.createFrom()
                .completionStage(() -> client.request(options)
                        .compose(request -> request.send(Buffer.buffer(call.body()))
                                .map(response -> {
                                    AttemptResult result = resultOf(response);
                                    response.exceptionHandler(_ -> {});
                                    var _ = request.reset();
                                    return result;
                                }))
                        .toCompletionStage());
    }

    /// One signature per secret, so that a receiver may change from the old one to the new one at its own time.
    private String signatures(Call call, long now) {
        return call.target().sealedSecrets().stream()
                .map(kept -> secrets.open(kept, call.channelId()))
                .map(secret -> secret.sign(call.id(), now, call.body()))
                .collect(Collectors.joining(" "));
    }

    private static AttemptResult resultOf(HttpClientResponse response) {
        int status = response.statusCode();
        if (status >= 200 && status < 300) {
            return new AttemptResult.Accepted(status);
        }
        if (status == GONE) {
            return new AttemptResult.Hopeless(status, "the receiver is gone", true);
        }
        String reason = status >= 300 && status < 400 ? "redirects are not followed" : "answered " + status;
        return new AttemptResult.Refused(status, reason, retryAfter(response.getHeader("retry-after")));
    }

    /// In seconds; a date is as good as nothing.
    private static @Nullable Duration retryAfter(@Nullable String header) {
        if (header == null
                || header.isEmpty()
                || header.length() > 9
                || !header.chars().allMatch(Character::isDigit)) {
            return null;
        }
        return Duration.ofSeconds(Long.parseLong(header));
    }

    @PreDestroy
    void close() {
        var _ = client.close();
    }

    private record Call(String id, UUID channelId, Target.Webhook target, byte[] body, String traceparent) {}
}
