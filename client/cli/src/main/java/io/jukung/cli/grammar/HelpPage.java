package io.jukung.cli.grammar;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Prints the help page of one command, in the layout Docker's clients have, for 80 columns.
public final class HelpPage {
    private static final int COLUMNS = 79;

    private HelpPage() {}

    public static String of(String path, Spec spec) {
        var page = new StringBuilder("Usage:  ").append(spec.usage(path)).append("\n\n").append(spec.about()).append('\n');
        if (spec.aliases().size() > 1) {
            page.append("\nAliases:\n  ");
            for (int i = 0; i < spec.aliases().size(); i++) page.append(i == 0 ? "" : ", ").append("jukung ").append(spec.aliases().get(i));
            page.append('\n');
        }
        var flags = flags(spec.flags());
        if (!flags.isEmpty()) page.append("\nOptions:\n").append(flags);
        return page.toString();
    }

    /// The table of flags, sorted by name, each description wrapped beside its flag.
    public static String flags(List<Flag<?>> flags) {
        var shown = new ArrayList<Flag<?>>();
        for (var flag : flags) if (!flag.hidden()) shown.add(flag);
        shown.sort(Comparator.comparing(Flag::name));
        int widest = 0;
        for (var flag : shown) widest = Math.max(widest, head(flag).length());
        var table = new StringBuilder();
        for (var flag : shown) {
            var head = head(flag);
            table.append(head).append(" ".repeat(widest - head.length() + 3));
            table.append(Wrap.beside(widest + 3, COLUMNS, about(flag))).append('\n');
        }
        return table.toString();
    }

    private static String head(Flag<?> flag) {
        var names = flag.letter() == Flag.NONE ? "      --" + flag.name() : "  -" + flag.letter() + ", --" + flag.name();
        return flag.kind() == Kind.BOOL ? names : names + " " + placeholder(flag);
    }

    /// What stands for a flag's value; nothing for a switch.
    public static String placeholder(Flag<?> flag) { return flag.kind().placeholder(); }

    private static String about(Flag<?> flag) {
        return flag.preset().isEmpty() ? flag.about() : flag.about() + " (default " + flag.preset() + ")";
    }
}
