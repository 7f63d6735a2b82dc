package io.jukung.network;

import io.jukung.base.Problem;

/// Host ports from `first` to `last`, both among them.
public record PortRange(int first, int last) {
    public PortRange {
        check(first);
        check(last);
        if (last < first) throw new Problem.Invalid("invalid port range " + first + "-" + last, "write the smaller port first");
    }

    public static PortRange only(int port) {
        return new PortRange(port, port);
    }

    static void check(int port) {
        if (port < 1 || port > 65535) throw new Problem.Invalid("invalid port: " + port, "ports lie between 1 and 65535");
    }

    @Override
    public String toString() {
        return first == last ? String.valueOf(first) : first + "-" + last;
    }
}
