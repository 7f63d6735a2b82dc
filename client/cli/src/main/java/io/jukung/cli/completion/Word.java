package io.jukung.cli.completion;

import io.jukung.cli.grammar.Flag;
import io.jukung.cli.grammar.Kind;
import io.jukung.cli.grammar.Spec;
import java.util.List;

/// One command as the scripts know it: every path that leads to it, and what may stand after them.
///
/// @param paths `ps`, `container ls`; empty text for the program itself
public record Word(List<String> paths, Spec spec) {
    public Word {
        paths = List.copyOf(paths);
    }

    /// Which names its arguments are.
    enum Names { NONE, CONTAINERS, RUNNING, IMAGES }

    Names names() {
        var usage = spec.args().usage();
        if (usage.contains("IMAGE") || usage.startsWith("NAME[") || usage.startsWith("[REPOSITORY")) return Names.IMAGES;
        if (!usage.startsWith("CONTAINER")) return Names.NONE;
        return switch (paths.getLast()) {
            case "attach", "exec", "kill", "pause", "stop", "top" -> Names.RUNNING;
            default -> Names.CONTAINERS;
        };
    }

    List<Flag<?>> flags() { return spec.flags().stream().filter(flag -> !flag.hidden()).toList(); }

    static boolean takesValue(Flag<?> flag) { return flag.kind() != Kind.BOOL; }

    /// All flags in one line, long ones and letters, as a shell's list of words.
    String flagWords() {
        var words = new StringBuilder();
        for (var flag : flags()) {
            words.append("--").append(flag.name()).append(' ');
            if (flag.letter() != Flag.NONE) words.append('-').append(flag.letter()).append(' ');
        }
        return words.append("--help").toString();
    }
}
