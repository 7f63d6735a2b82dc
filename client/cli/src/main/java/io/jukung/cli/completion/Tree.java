package io.jukung.cli.completion;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// All commands, as the help lists them: the program itself, what stands at the top, the groups and what is in them.
///
/// @param commands the program itself first, then each command once
public record Tree(List<String> top, Map<String, List<String>> groups, List<Word> commands) {
    public Tree {
        top = List.copyOf(top);
        groups = new TreeMap<>(groups);
        commands = List.copyOf(commands);
    }

    Word program() { return commands.getFirst(); }

    /// The script for a shell, or empty text if there is none for it.
    public String script(String shell) {
        return switch (shell) {
            case "bash" -> BashScript.of(this);
            case "zsh" -> ZshScript.of(this);
            case "fish" -> FishScript.of(this);
            default -> "";
        };
    }

    List<String> groupNames() { return new ArrayList<>(groups.keySet()); }
}
