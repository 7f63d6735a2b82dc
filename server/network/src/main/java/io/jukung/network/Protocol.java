package io.jukung.network;

import io.jukung.base.Problem;
import java.util.Locale;

/// A transport that ports can be published for.
public enum Protocol {
    TCP, UDP, SCTP;

    /// As it is written in `80/tcp` and in firewall rules.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Protocol parse(String word) {
        for (var protocol : values()) if (protocol.word().equalsIgnoreCase(word)) return protocol;
        throw new Problem.Invalid("invalid proto: " + word, "use tcp, udp or sctp");
    }
}
