package io.jukung.cli.completion;

/// Completion for zsh: a file `_jukung` in a folder of `$fpath`.
final class ZshScript {
    private ZshScript() {}

    static String of(Tree tree) {
        return "#compdef jukung\n# zsh completion for jukung: save it as _jukung in a folder of $fpath\n"
                + PosixScript.tables(tree) + MAIN.replace("VALUED", PosixScript.valued(tree)).replace("GROUPS", String.join(" | ", tree.groupNames()));
    }

    private static final String MAIN = """
            _jukung() {
                local word command= skip= choices __jukung_host= __jukung_program=${words[1]} i
                local current=${words[CURRENT]}
                for ((i = 2; i < CURRENT; i++)); do
                    word=${words[i]}
                    if [[ -n $skip ]]; then
                        case $skip in -H | --host) __jukung_host=$word ;; esac
                        skip=
                        continue
                    fi
                    case $word in
                        VALUED) skip=$word ;;
                        -*) ;;
                        *)
                            command=$word
                            case $word in
                                GROUPS) ((i + 1 < CURRENT)) && command="$word ${words[i + 1]}" ;;
                            esac
                            break
                            ;;
                    esac
                done
                case $current in
                    -*) choices=$(__jukung_flags "$command") ;;
                    *)
                        choices=$(__jukung_words "$command")
                        [[ -n $choices ]] || choices=$(__jukung_names "$command")
                        ;;
                esac
                if [[ -n $choices ]]; then compadd -- ${=choices}
                else _files
                fi
            }
            if [ "$funcstack[1]" = _jukung ]; then _jukung
            else compdef _jukung jukung
            fi
            """;
}
