package io.jukung.notation;

import io.jukung.base.Problem;

/// One port, or several in a row: `8080`, `8080-8090`.
public record PortRange(int first, int last) {
    public PortRange {
        if (first < 0 || last > 65535) throw new Problem.Invalid("invalid port '" + (first < 0 ? first : last) + "': value out of range (0–65535)");
        if (last < first) throw new Problem.Invalid("invalid range specified for port: " + first + "-" + last);
    }

    public static PortRange parse(String text) {
        if (text.isEmpty()) throw new Problem.Invalid("empty string specified for ports");
        int dash = text.indexOf('-');
        if (dash < 0) return new PortRange(number(text), number(text));
        return new PortRange(number(text.substring(0, dash)), number(text.substring(dash + 1)));
    }

    private static int number(String digits) {
        if (!digits.matches("[0-9]{1,9}")) throw new Problem.Invalid("invalid port '" + digits + "': invalid syntax");
        return Integer.parseInt(digits);
    }

    public int size() {
        return last - first + 1;
    }

    @Override
    public String toString() {
        return first == last ? Integer.toString(first) : first + "-" + last;
    }
}
