package io.jukung.cli.grammar;

import java.time.Duration;
import java.util.List;

/// One flag of a command: its names, the kind of its value, and what the help page says about it.
///
/// `letter` is 0 where there is no short form; `preset` is the default as the help page prints it, empty for none.
public record Flag<T>(String name, char letter, Kind kind, String about, String preset, boolean hidden) {
    public static final char NONE = 0;

    public static Flag<Boolean> bool(String name, char letter, String about) {
        return new Flag<>(name, letter, Kind.BOOL, about, "", false);
    }

    public static Flag<Boolean> bool(String name, String about) { return bool(name, NONE, about); }

    public static Flag<String> text(String name, char letter, String about) {
        return new Flag<>(name, letter, Kind.TEXT, about, "", false);
    }

    public static Flag<String> text(String name, String about) { return text(name, NONE, about); }

    public static Flag<Long> number(String name, char letter, String about) {
        return new Flag<>(name, letter, Kind.INT, about, "", false);
    }

    public static Flag<Long> number(String name, String about) { return number(name, NONE, about); }

    public static Flag<Long> bytes(String name, char letter, String about) {
        return new Flag<>(name, letter, Kind.BYTES, about, "", false);
    }

    public static Flag<Duration> duration(String name, String about) {
        return new Flag<>(name, NONE, Kind.DURATION, about, "0s", false);
    }

    public static Flag<List<String>> list(String name, char letter, String about) {
        return new Flag<>(name, letter, Kind.LIST, about, "", false);
    }

    public static Flag<List<String>> list(String name, String about) { return list(name, NONE, about); }

    public static Flag<List<String>> many(String name, char letter, Kind kind, String about) {
        return new Flag<>(name, letter, kind, about, "", false);
    }


    /// The same flag, with a default that the help page shows.
    public Flag<T> preset(String shown) { return new Flag<>(name, letter, kind, about, shown, hidden); }

    /// The same flag, left out of the help page.
    public Flag<T> kept() { return new Flag<>(name, letter, kind, about, preset, true); }

    /// How a complaint names it: `-m, --memory`, or `--memory` alone.
    String shown() { return letter == NONE ? "--" + name : "-" + letter + ", --" + name; }
}
