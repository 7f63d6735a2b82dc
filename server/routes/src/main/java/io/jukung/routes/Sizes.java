package io.jukung.routes;

import io.jukung.base.Problem;
import io.jukung.gateway.Exchange;
import io.jukung.runtime.ConsoleSize;

/// The size of a terminal, from the parameters `h` and `w`.
final class Sizes {
    private Sizes() {}

    static ConsoleSize of(Exchange exchange) {
        return new ConsoleSize(number(exchange, "h", "height"), number(exchange, "w", "width"));
    }

    private static int number(Exchange exchange, String name, String word) {
        var text = exchange.query(name).orElse("");
        if (text.matches("\\d{1,5}")) return Integer.parseInt(text);
        throw new Problem.Invalid("invalid resize " + word + " \"" + text + "\": " + (text.matches("[-+]?\\d+") ? "value out of range" : "invalid syntax"),
                "give whole numbers, such as h=24 and w=80");
    }
}
