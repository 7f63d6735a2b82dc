package io.jukung.cli;

import io.jukung.cli.grammar.HelpPage;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/// Prints `docs/cli.md`: every command with the page its `--help` shows. A command that has several names stands under its shortest.
public final class CommandsPage {
    private CommandsPage() {}

    public static String text() {
        var text = new StringBuilder("# Commands\n\nEach with what its `--help` says. This page is generated.\n");
        var names = new TreeSet<String>(Commands.COMMON);
        names.addAll(Commands.OTHERS);
        var told = new TreeSet<String>();
        for (var name : names) told.addAll(command(text, name));
        for (var group : Commands.GROUPS) group(text, group, told);
        return text.toString();
    }

    private static void group(StringBuilder text, String group, TreeSet<String> told) {
        text.append("\n## jukung ").append(group).append("\n\n").append(Commands.about(group)).append(".\n");
        var known = new ArrayList<String>();
        for (var name : Commands.of(group)) {
            var path = group + " " + name;
            if (told.contains(path)) known.add("`" + name + "`");
        }
        if (!known.isEmpty()) text.append("Told above under a shorter name: ").append(String.join(", ", known)).append(".\n");
        for (var name : Commands.of(group)) if (!told.contains(group + " " + name)) told.addAll(command(text, group + " " + name));
    }

    /// @return the names that this command goes by
    private static List<String> command(StringBuilder text, String path) {
        var spec = Commands.find(path).orElseThrow(() -> new IllegalStateException("the help lists '" + path + "', which leads nowhere")).spec();
        text.append("\n## jukung ").append(path).append("\n\n").append(HelpPage.of("jukung " + path, spec).indent(4).replace("    \n", "\n"));
        return spec.aliases();
    }
}
