package io.jukung.network;

import io.jukung.base.Problem;
import java.net.InetAddress;
import java.util.Locale;
import java.util.regex.Pattern;

/// A hardware address, as six pairs of hex digits with colons.
public record MacAddress(String text) {
    private static final Pattern SHAPE = Pattern.compile("([0-9a-f]{2}:){5}[0-9a-f]{2}");

    public MacAddress {
        text = text.toLowerCase(Locale.ROOT).replace('-', ':');
        if (!SHAPE.matcher(text).matches()) {
            throw new Problem.Invalid("invalid MAC address: " + text, "write six pairs of hex digits, such as 02:42:ac:11:00:02");
        }
    }

    /// The address Docker derives: 02:42, then the four bytes of the IPv4 address; so it stays the same while that does.
    public static MacAddress of(InetAddress address) {
        var b = address.getAddress();
        return new MacAddress("02:42:%02x:%02x:%02x:%02x".formatted(b[0], b[1], b[2], b[3]));
    }

    @Override
    public String toString() {
        return text;
    }
}
