package io.tieout.alert.app.webhook;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;

/// Which addresses a webhook may reach: public ones. Whatever is not known to be public is refused.
///
/// With private networks allowed, loopback and private addresses are reachable too; link-local ones, where clouds keep
/// their metadata, never are.
public record AddressRules(boolean allowsPrivate) {

    private static final List<Block> LOCAL = Block.listOf(
            "127.0.0.0/8", "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "::1/128", "fc00::/7");

    /// IPv4 that is special in any way: "this network", link-local, protocol and documentation blocks, benchmarks,
    /// relays, multicast, reserved.
    private static final List<Block> SPECIAL_V4 = Block.listOf(
            "0.0.0.0/8",
            "169.254.0.0/16",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",
            "240.0.0.0/4");

    /// Only this is public IPv6 at all; the rest of it holds IPv4 in disguise (NAT64 is outside), tunnels and examples.
    private static final Block GLOBAL_V6 = Block.of("2000::/3");

    private static final List<Block> SPECIAL_V6 = Block.listOf("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20");

    public boolean allows(InetAddress address) {
        if (LOCAL.stream().anyMatch(block -> block.contains(address))) {
            return allowsPrivate;
        }
        return switch (address) {
            case Inet4Address v4 -> SPECIAL_V4.stream().noneMatch(block -> block.contains(v4));
            case Inet6Address v6 ->
                GLOBAL_V6.contains(v6) && SPECIAL_V6.stream().noneMatch(block -> block.contains(v6));
            default -> false;
        };
    }
}
