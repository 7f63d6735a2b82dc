package io.jukung.cli;

import io.jukung.cli.command.Command;
import io.jukung.cli.grammar.Flag;
import io.jukung.cli.grammar.HelpPage;
import io.jukung.cli.grammar.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The pages above single commands: the program's own, and those of groups.
final class Help {
    private static final int WIDEST = 12;

    private Help() {}

    static String program(List<Flag<?>> flags) {
        var page = new StringBuilder("Usage:  jukung [OPTIONS] COMMAND\n\nRuns, builds and ships containers\n");
        list(page, "Common Commands", "", Commands.COMMON);
        page.append("\nManagement Commands:\n");
        for (var group : Commands.GROUPS) line(page, group, Commands.about(group));
        list(page, "Commands", "", Commands.OTHERS);
        page.append("\nGlobal Options:\n").append(HelpPage.flags(flags));
        return page.append("\nRun 'jukung COMMAND --help' for more information on a command.\n").toString();
    }

    static String group(String group) {
        var page = new StringBuilder("Usage:  jukung " + group + " COMMAND\n\n" + Commands.about(group) + "\n");
        list(page, "Commands", group + " ", Commands.of(group));
        return page.append("\nRun 'jukung " + group + " COMMAND --help' for more information on a command.\n").toString();
    }

    private static void list(StringBuilder page, String title, String prefix, List<String> names) {
        page.append('\n').append(title).append(":\n");
        for (var name : names) line(page, name, Commands.find(prefix + name).map(Command::spec).map(s -> s.about()).orElse(""));
    }

    private static void line(StringBuilder page, String name, String about) {
        page.append("  ").append(name).append(" ".repeat(WIDEST - name.length())).append(about).append('\n');
    }

    /// The command a mistyped path was most likely meant to be, with its group if it is in one.
    static Optional<String> meant(String path) {
        int blank = path.indexOf(' ');
        if (blank > 0) {
            var group = path.substring(0, blank);
            return Nearest.to(path.substring(blank + 1), Commands.of(group)).map(name -> group + " " + name);
        }
        var known = new ArrayList<>(Commands.COMMON);
        known.addAll(Commands.OTHERS);
        known.addAll(Commands.GROUPS);
        return Nearest.to(path, known);
    }
}
