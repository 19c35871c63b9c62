package io.tieout.alert.webhook;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.tieout.alert.app.AlertSettings;
import io.tieout.alert.app.webhook.AddressRules;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/// Turns a host name into the one address that is then called, so that the name cannot be turned elsewhere between
/// the check and the call. If any address of the name is refused, the name is: fail closed.
@ApplicationScoped
class SafeResolver {

    private final AddressRules rules;

    SafeResolver(AlertSettings settings) {
        this.rules = new AddressRules(settings.webhook().allowPrivateNetworks());
    }

    /// Fails with [Refused] when the address must not be called, and when the name cannot be resolved.
    Uni<InetAddress> resolve(String host) {
        return Uni.createFrom()
                .item(() -> check(addresses(host)))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    private InetAddress check(InetAddress[] addresses) {
        if (addresses.length == 0 || !Arrays.stream(addresses).allMatch(rules::allows)) {
            throw new Refused("the receiver's address is not a public one");
        }
        return addresses[0];
    }

    private static InetAddress[] addresses(String host) {
        boolean isBracketed = host.startsWith("[") && host.endsWith("]");
        try {
            return InetAddress.getAllByName(isBracketed ? host.substring(1, host.length() - 1) : host);
        } catch (UnknownHostException unknown) {
            throw new Refused("the receiver's host name cannot be resolved");
        }
    }

    /// The call is not made. The message tells an operator nothing about the inside of the network.
    static final class Refused extends RuntimeException {

        @java.io.Serial
        private static final long serialVersionUID = 1L;

        Refused(String message) {
            super(message, null, false, false);
        }
    }
}
