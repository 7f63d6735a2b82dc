package io.jukung.cli;

import io.jukung.cli.command.Command;
import io.jukung.cli.command.Failure;
import io.jukung.cli.command.Invocation;
import io.jukung.cli.completion.Tree;
import io.jukung.cli.completion.Word;
import io.jukung.cli.grammar.Args;
import io.jukung.cli.grammar.Spec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeMap;

/// `jukung completion`: prints the script with which a shell completes our words. It is made from the table of commands.
final class CompletionCommand implements Command {
    @Override
    public Spec spec() { return Spec.of("Print the completion script for a shell", Args.exactly(1, "bash|zsh|fish")); }

    @Override
    public int run(Invocation call) {
        var script = tree().script(call.words().getFirst());
        if (script.isEmpty()) throw new Failure("jukung: no completion for '" + call.words().getFirst() + "'\nTry: jukung completion bash", 1);
        call.console().out().print(script);
        return 0;
    }

    private static Tree tree() {
        var top = new ArrayList<String>(Commands.COMMON);
        top.addAll(Commands.OTHERS);
        top.addAll(Commands.GROUPS);
        top.sort(null);
        var groups = new TreeMap<String, List<String>>();
        var words = new LinkedHashMap<List<String>, Word>();
        words.put(List.of(""), new Word(List.of(""), Program.global()));
        for (var name : top) if (!Commands.isGroup(name)) add(words, name);
        for (var group : Commands.GROUPS) {
            groups.put(group, Commands.of(group));
            for (var name : Commands.of(group)) add(words, group + " " + name);
        }
        return new Tree(top, groups, List.copyOf(words.values()));
    }

    private static void add(LinkedHashMap<List<String>, Word> words, String path) {
        Commands.find(path).ifPresent(command -> {
            var spec = command.spec();
            var paths = spec.aliases().isEmpty() ? List.of(path) : spec.aliases();
            words.put(paths, new Word(paths, spec));
        });
    }
}
