package io.jukung.cli.completion;

import io.jukung.cli.grammar.Flag;

/// Completion for fish: a file `jukung.fish` in `~/.config/fish/completions`.
final class FishScript {
    private FishScript() {}

    static String of(Tree tree) {
        var text = new StringBuilder("# fish completion for jukung: save it as ~/.config/fish/completions/jukung.fish\n");
        text.append(FUNCTIONS.replace("VALUED", PosixScript.valued(tree).replace(" |", "")).replace("GROUPS", String.join(" ", tree.groupNames())));
        text.append("complete -c jukung -f\n");
        words(text, "", tree.top());
        tree.groups().forEach((group, names) -> words(text, group, names));
        for (var word : tree.commands()) command(text, word);
        return text.toString();
    }

    private static void words(StringBuilder text, String path, Iterable<String> names) {
        text.append("complete -c jukung -n '__jukung_at \"").append(path).append("\"' -a '").append(String.join(" ", names)).append("'\n");
    }

    private static void command(StringBuilder text, Word word) {
        var at = new StringBuilder("__jukung_at");
        for (var path : word.paths()) at.append(" \"").append(path).append('"');
        for (var flag : word.flags()) {
            text.append("complete -c jukung -n '").append(at).append("' -l ").append(flag.name());
            if (flag.letter() != Flag.NONE) text.append(" -s ").append(flag.letter());
            if (Word.takesValue(flag)) text.append(" -r -F");
            text.append(" -d '").append(flag.about().replace("\\", "\\\\").replace("'", "\\'")).append("'\n");
        }
        var names = switch (word.names()) {
            case CONTAINERS -> "__jukung_ask ps -a --format \"{{.Names}}\"";
            case RUNNING -> "__jukung_ask ps --format \"{{.Names}}\"";
            case IMAGES -> "__jukung_ask images --format \"{{.Repository}}:{{.Tag}}\" | string match -v \"*<none>*\" | string replace -r \":latest\\$\" \"\"";
            case NONE -> "";
        };
        if (!names.isEmpty()) text.append("complete -c jukung -n '").append(at).append("' -a '(").append(names).append(")'\n");
    }

    private static final String FUNCTIONS = """
            function __jukung_path
                set -l skip 0
                set -l path
                for word in (commandline -opc)[2..-1]
                    if test $skip = 1
                        set skip 0
                        continue
                    end
                    if contains -- $word VALUED
                        test (count $path) = 0; and set skip 1
                    else if not string match -q -- '-*' $word
                        set -a path $word
                        if not contains -- $path[1] GROUPS; or test (count $path) = 2
                            break
                        end
                    end
                end
                echo "$path"
            end
            function __jukung_at
                contains -- (__jukung_path) $argv
            end
            function __jukung_ask
                set -l words (commandline -opc)
                if set -l at (contains -i -- -H $words)
                    $words[1] -H $words[(math $at + 1)] $argv 2>/dev/null
                else if test -n "$DOCKER_HOST$JUKUNG_HOST$DOCKER_CONTEXT"
                    $words[1] $argv 2>/dev/null
                else
                    $words[1] -H unix:///run/jukung/engine.sock $argv 2>/dev/null
                end
            end
            """;
}
