package io.jukung.cli.completion;

/// Completion for bash: `source <(jukung completion bash)`.
final class BashScript {
    private BashScript() {}

    static String of(Tree tree) {
        return "# bash completion for jukung: source it, or put it into /usr/share/bash-completion/completions/jukung\n"
                + PosixScript.tables(tree) + MAIN.replace("VALUED", PosixScript.valued(tree)).replace("GROUPS", String.join(" | ", tree.groupNames()));
    }

    private static final String MAIN = """
            _jukung() {
                local word path= skip= choices __jukung_host= __jukung_program=${COMP_WORDS[0]} i
                local current=${COMP_WORDS[COMP_CWORD]}
                for ((i = 1; i < COMP_CWORD; i++)); do
                    word=${COMP_WORDS[i]}
                    if [ -n "$skip" ]; then
                        case $skip in -H | --host) __jukung_host=$word ;; esac
                        # A host's colons are words of their own to bash.
                        while [ -n "$__jukung_host" ] && [ "${COMP_WORDS[i + 1]}" = : ] && [ $((i + 2)) -lt "$COMP_CWORD" ]; do
                            __jukung_host=$__jukung_host:${COMP_WORDS[i + 2]}
                            i=$((i + 2))
                        done
                        skip=
                        continue
                    fi
                    case $word in
                        VALUED) [ -z "$path" ] && skip=$word ;;
                        -*) ;;
                        *)
                            path=$word
                            case $word in
                                GROUPS) [ $((i + 1)) -lt "$COMP_CWORD" ] && path="$word ${COMP_WORDS[i + 1]}" ;;
                            esac
                            break
                            ;;
                    esac
                done
                case $current in
                    -*) choices=$(__jukung_flags "$path") ;;
                    *)
                        choices=$(__jukung_words "$path")
                        [ -n "$choices" ] || choices=$(__jukung_names "$path")
                        ;;
                esac
                COMPREPLY=($(compgen -W "$choices" -- "$current"))
                declare -F __ltrim_colon_completions >/dev/null && __ltrim_colon_completions "$current"
                return 0
            }
            complete -o default -F _jukung jukung
            """;
}
