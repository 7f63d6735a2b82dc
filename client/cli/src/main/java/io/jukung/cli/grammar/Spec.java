package io.jukung.cli.grammar;

import java.util.List;

/// What a command's line may hold and what its help page says.
///
/// `interspersed` is false for commands whose words belong to a program in a container (`run`, `exec`):
/// from the first word on nothing is a flag any more. `aliases` are all paths that lead to the command.
public record Spec(String about, Args args, boolean interspersed, List<String> aliases, List<Flag<?>> flags) {
    public Spec {
        aliases = List.copyOf(aliases);
        flags = List.copyOf(flags);
    }

    public static Spec of(String about, Args args, Flag<?>... flags) {
        return new Spec(about, args, true, List.of(), List.of(flags));
    }

    public static Spec of(String about, Args args, List<Flag<?>> flags) {
        return new Spec(about, args, true, List.of(), flags);
    }

    public Spec aliases(String... paths) { return new Spec(about, args, interspersed, List.of(paths), flags); }

    /// The same, with everything after the first word left to the program it names.
    public Spec wordsAreTheirs() { return new Spec(about, args, false, aliases, flags); }

    /// The usage line without its head: `jukung run [OPTIONS] IMAGE …`.
    public String usage(String path) {
        var line = new StringBuilder(path);
        if (!flags.isEmpty()) line.append(" [OPTIONS]");
        if (!args.usage().isEmpty()) line.append(' ').append(args.usage());
        return line.toString();
    }
}
