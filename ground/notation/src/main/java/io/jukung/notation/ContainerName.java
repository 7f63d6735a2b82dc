package io.jukung.notation;

import io.jukung.base.Problem;
import java.util.regex.Pattern;

/// A container's name, without the slash it wears on the wire.
public record ContainerName(String value) {
    private static final Pattern SHAPE = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9_.-]+");

    public ContainerName {
        if (!SHAPE.matcher(value).matches()) throw illegal(value);
    }

    private static Problem.Invalid illegal(String text) {
        return new Problem.Invalid("Invalid container name (" + text + "), only [a-zA-Z0-9][a-zA-Z0-9_.-] are allowed");
    }

    /// Reads a name as clients send it, with or without the slash.
    public static ContainerName parse(String text) {
        var name = text.startsWith("/") ? text.substring(1) : text;
        if (!SHAPE.matcher(name).matches()) throw illegal(text);
        return new ContainerName(name);
    }

    /// `/web`, as `Name` and `Names` of the API have it.
    public String onTheWire() {
        return "/" + value;
    }

    @Override
    public String toString() {
        return value;
    }
}
