package io.jukung.cli.completion;

import io.jukung.cli.grammar.Flag;
import java.util.List;

/// The parts that the scripts for bash and zsh share: tables of words as shell functions, and how names are asked for.
///
/// Names come from the engine, which is never started for it: without a host of the user's own the socket is named outright.
final class PosixScript {
    private PosixScript() {}

    static String tables(Tree tree) {
        var text = new StringBuilder("__jukung_words() {\n    case $1 in\n");
        text.append("        '') echo '").append(String.join(" ", tree.top())).append("' ;;\n");
        tree.groups().forEach((group, names) -> text.append("        '").append(group).append("') echo '").append(String.join(" ", names)).append("' ;;\n"));
        text.append("    esac\n}\n__jukung_flags() {\n    case $1 in\n");
        for (var word : tree.commands()) text.append("        ").append(patterns(word)).append(") echo '").append(word.flagWords()).append("' ;;\n");
        text.append("    esac\n}\n__jukung_names() {\n    case $1 in\n");
        for (var names : List.of(Word.Names.CONTAINERS, Word.Names.RUNNING, Word.Names.IMAGES)) text.append(names(tree, names));
        return text.append("    esac 2>/dev/null\n}\n").append(ASK).toString();
    }

    private static String names(Tree tree, Word.Names names) {
        var those = tree.commands().stream().filter(word -> word.names() == names).map(PosixScript::patterns).toList();
        if (those.isEmpty()) return "";
        return "        " + String.join(" | ", those) + ") " + switch (names) {
            case CONTAINERS -> "__jukung_ask ps -a --format '{{.Names}}'";
            case RUNNING -> "__jukung_ask ps --format '{{.Names}}'";
            case IMAGES -> "__jukung_ask images --format '{{.Repository}}:{{.Tag}}' | sed '/<none>/d; s/:latest$//'";
            case NONE -> ":";
        } + " ;;\n";
    }

    private static String patterns(Word word) { return "'" + String.join("' | '", word.paths()) + "'"; }

    /// The global flags that are followed by a value, as a pattern of `case`.
    static String valued(Tree tree) {
        var text = new StringBuilder();
        for (var flag : tree.program().flags()) {
            if (!Word.takesValue(flag)) continue;
            text.append(text.isEmpty() ? "" : " | ").append("--").append(flag.name());
            if (flag.letter() != Flag.NONE) text.append(" | -").append(flag.letter());
        }
        return text.toString();
    }

    private static final String ASK = """
            __jukung_ask() {
                if [ -n "$__jukung_host" ]; then "$__jukung_program" -H "$__jukung_host" "$@"
                elif [ -n "$DOCKER_HOST$JUKUNG_HOST$DOCKER_CONTEXT" ]; then "$__jukung_program" "$@"
                else "$__jukung_program" -H unix:///run/jukung/engine.sock "$@"
                fi
            }
            """;
}
