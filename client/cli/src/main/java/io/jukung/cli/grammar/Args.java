package io.jukung.cli.grammar;

/// How many words a command takes after its flags, and how its usage line calls them.
public record Args(String usage, int least, int most) {
    private static final int ANY = Integer.MAX_VALUE;

    public static Args none() { return new Args("", 0, 0); }

    public static Args exactly(int count, String usage) { return new Args(usage, count, count); }

    public static Args optional(String usage) { return new Args(usage, 0, 1); }

    /// One or more of a thing: `CONTAINER [CONTAINER...]`.
    public static Args oneOrMore(String name) { return atLeast(1, name + " [" + name + "...]"); }

    public static Args atLeast(int count, String usage) { return new Args(usage, count, ANY); }

    public static Args any(String usage) { return new Args(usage, 0, ANY); }

    /// The complaint about `given` words, or empty text if they are right.
    String complaint(int given) {
        if (given >= least && given <= most) return "";
        if (most == 0) return "accepts no arguments";
        if (least == most) return "requires " + counted(least);
        if (most != ANY && least > 0) return "requires at least " + least + " and at most " + counted(most);
        return given < least ? "requires at least " + counted(least) : "requires at most " + counted(most);
    }

    private static String counted(int count) { return count + (count == 1 ? " argument" : " arguments"); }
}
