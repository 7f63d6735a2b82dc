package io.jukung.cli.grammar;

/// What a flag's value looks like, and how its placeholder is called on a help page.
public enum Kind {
    BOOL(""), TEXT("string"), LIST("list"), STRINGS("strings"), INT("int"), UINT("uint"), UINT16("uint16"), BYTES("bytes"),
    DECIMAL("decimal"), DURATION("duration"), MAP("map"), FILTER("filter"), STREAM("list"), ULIMIT("ulimit"), MOUNT("mount"),
    NETWORK("network"), GPUS("gpu-request"), VARIABLE("list");

    private final String placeholder;

    Kind(String placeholder) { this.placeholder = placeholder; }

    public String placeholder() { return placeholder; }

    /// Whether a flag of this kind may be given several times, each adding to the others.
    boolean repeats() {
        return switch (this) {
            case LIST, STRINGS, MAP, FILTER, STREAM, ULIMIT, MOUNT, NETWORK, GPUS, VARIABLE -> true;
            case BOOL, TEXT, INT, UINT, UINT16, BYTES, DECIMAL, DURATION -> false;
        };
    }
}
