package io.jukung.cli;

import io.jukung.cli.command.Command;
import io.jukung.cli.grammar.Flag;
import io.jukung.cli.grammar.HelpPage;
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

    /// The command a mistyped word was most likely meant to be.
    static Optional<String> meant(String word) {
        String best = "";
        int least = 3;
        for (var list : List.of(Commands.COMMON, Commands.OTHERS, Commands.GROUPS)) {
            for (var name : list) {
                int distance = name.startsWith(word) ? 1 : distance(word, name);
                if (distance < least) {
                    least = distance;
                    best = name;
                }
            }
        }
        return best.isEmpty() ? Optional.empty() : Optional.of(best);
    }

    /// Levenshtein's distance: how many letters must change.
    private static int distance(String a, String b) {
        var row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) row[j] = j;
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int changed = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
