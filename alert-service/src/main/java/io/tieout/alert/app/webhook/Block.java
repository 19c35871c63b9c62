package io.tieout.alert.app.webhook;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/// A range of addresses in CIDR notation.
record Block(byte[] network, int prefixBits) {

    static Block of(String cidr) {
        int slash = cidr.indexOf('/');
        try {
            return new Block(
                    InetAddress.getByName(cidr.substring(0, slash)).getAddress(),
                    Integer.parseInt(cidr.substring(slash + 1)));
        } catch (UnknownHostException impossible) {
            throw new IllegalArgumentException("not a literal address: " + cidr, impossible);
        }
    }

    static List<Block> listOf(String... cidrs) {
        return Arrays.stream(cidrs).map(Block::of).toList();
    }

    boolean contains(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (bytes.length != network.length) {
            return false;
        }
        for (int bit = 0; bit < prefixBits; bit++) {
            int mask = 0x80 >> (bit % Byte.SIZE);
            int at = bit / Byte.SIZE;
            if ((bytes[at] & mask) != (network[at] & mask)) {
                return false;
            }
        }
        return true;
    }
}
