package io.tieout.alert.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.tieout.test.Eventually;
import io.tieout.test.StackResource;
import io.tieout.test.TestStack;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// As in production: receivers are on the public internet or nowhere.
@QuarkusTest
@TestProfile(PublicOnlyIT.PublicOnly.class)
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "alert"))
@WithTestResource(MailServer.class)
class PublicOnlyIT {

    /// The default.
    public static final class PublicOnly implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("tieout.alert.webhook.allow-private-networks", "false");
        }
    }

    @SuppressWarnings("NullAway.Init")
    TestStack stack;

    private final String tenant = Breaks.freshTenant();
    private final Api api = new Api(tenant);

    @Test
    void plainlyLocalReceiversAreRefusedAtOnce() {
        for (String url : List.of(
                "http://hooks.example.com/",
                "https://127.0.0.1:8443/",
                "https://localhost/",
                "https://[::1]/",
                "https://10.0.0.8/",
                "https://169.254.169.254/latest/meta-data")) {
            api.post("/v1/channels", "{\"name\":\"hook\",\"kind\":\"webhook\",\"url\":\"" + url + "\"}")
                    .then()
                    .statusCode(422)
                    .body("errors[0].pointer", equalTo("/url"));
        }
    }

    /// A name says nothing until it is resolved, so it is checked at every call.
    @Test
    void aNameThatLeadsInsideIsNotCalled() throws UnknownHostException {
        String host = InetAddress.getLocalHost().getHostName();
        try (Receiver receiver = Receiver.answering(200)) {
            api.webhook("https://" + host + ":" + receiver.port() + "/");
            new Breaks(stack, tenant).open("150.00");

            Eventually.holds(() -> {
                assertThat(api.deliveries()).hasSize(1);
                assertThat(api.deliveries().getFirst())
                        .containsEntry("status", "failed")
                        .containsEntry("reason", "the receiver's address is not a public one");
            });
            assertThat(receiver.calls()).isEmpty();
        }
    }

    @Test
    void aNameThatNobodyKnowsIsNotCalled() {
        api.webhook("https://no-such-host.invalid/");
        new Breaks(stack, tenant).open("150.00");

        Eventually.holds(() -> {
            assertThat(api.deliveries()).hasSize(1);
            assertThat(api.deliveries().getFirst())
                    .containsEntry("status", "failed")
                    .containsEntry("reason", "the receiver's host name cannot be resolved");
        });
    }
}
