package io.jukung.cli.grammar;

import io.jukung.base.Problem;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads the words of a command line by the rules Docker's clients follow.
///
/// `--flag value`, `--flag=value`, `-f value`, `-fvalue`, `-abc`, `--` ends the flags; a switch takes a value only after `=`.
/// The first thing that cannot be understood ends the reading with a `UsageError`.
public final class Reader {
    private final String path;
    private final Spec spec;
    private final String usage;
    private final Line line = new Line();
    private List<String> input = List.of();
    private int next;

    /// @param path the command as the user called it, with the program's name: `jukung container ls`
    public Reader(String path, Spec spec) {
        this(path, spec, spec.usage(path));
    }

    public Reader(String path, Spec spec, String usage) {
        this.path = path;
        this.spec = spec;
        this.usage = usage;
    }

    public Line read(List<String> words) {
        input = words;
        for (next = 0; next < input.size() && !line.help(); ) {
            var word = input.get(next++);
            if (word.equals("--")) {
                while (next < input.size()) line.word(input.get(next++));
            } else if (word.startsWith("--")) {
                longFlag(word);
            } else if (word.length() > 1 && word.charAt(0) == '-') {
                letters(word);
            } else if (spec.interspersed()) {
                line.word(word);
            } else {
                line.word(word);
                while (next < input.size()) line.word(input.get(next++));
            }
        }
        return line;
    }

    /// How many words the reader has used up; for the global flags, the rest belongs to the command.
    public int used() { return next; }

    /// Complains if the number of words is wrong.
    public Line counted(Line read) {
        var complaint = spec.args().complaint(read.words().size());
        if (complaint.isEmpty()) return read;
        var verb = spec.args().most() == Integer.MAX_VALUE ? "See" : "Run";
        throw new UsageError("jukung: '" + path + "' " + complaint + "\n\nUsage:  " + usage + "\n\n" + verb + " '" + path
                + " --help' for more information", 1);
    }

    private void longFlag(String word) {
        int equals = word.indexOf('=');
        var name = equals < 0 ? word.substring(2) : word.substring(2, equals);
        if (name.isEmpty() || name.charAt(0) == '-') throw complaint("bad flag syntax: " + word);
        if (name.equals("help")) {
            if (equals < 0 || check(HELP, word.substring(equals + 1))) line.askHelp();
            return;
        }
        var flag = named(name);
        if (flag == null) throw unknown(name);
        if (equals >= 0) set(flag, word.substring(equals + 1));
        else if (flag.kind() == Kind.BOOL) set(flag, "true");
        else if (next < input.size()) set(flag, input.get(next++));
        else throw complaint("flag needs an argument: --" + name);
    }

    private static final Flag<Boolean> HELP = Flag.bool("help", "Print usage");

    private boolean check(Flag<Boolean> flag, String value) {
        try {
            return Values.bool(value);
        } catch (IllegalArgumentException e) {
            throw complaint("invalid argument \"" + value + "\" for \"" + flag.shown() + "\" flag: " + e.getMessage());
        }
    }

    private void letters(String word) {
        for (int at = 1; at < word.length(); at++) {
            char letter = word.charAt(at);
            var flag = lettered(letter);
            if (flag == null) {
                if (letter != 'h') throw complaint("unknown shorthand flag: '" + letter + "' in -" + word.substring(at));
                line.askHelp();
                return;
            }
            boolean more = at + 1 < word.length();
            if (more && word.charAt(at + 1) == '=') {
                set(flag, word.substring(at + 2));
                return;
            }
            if (flag.kind() == Kind.BOOL) {
                set(flag, "true");
                continue;
            }
            if (more) set(flag, word.substring(at + 1));
            else if (next < input.size()) set(flag, input.get(next++));
            else throw complaint("flag needs an argument: '" + letter + "' in -" + word.substring(at));
            return;
        }
    }

    private void set(Flag<?> flag, String value) {
        try {
            Values.check(flag.kind(), value);
        } catch (IllegalArgumentException | Problem e) {
            throw complaint("invalid argument \"" + value + "\" for \"" + flag.shown() + "\" flag: " + e.getMessage());
        }
        line.add(flag, value);
    }

    private @Nullable Flag<?> named(String name) {
        for (var flag : spec.flags()) if (flag.name().equals(name)) return flag;
        return null;
    }

    private @Nullable Flag<?> lettered(char letter) {
        for (var flag : spec.flags()) if (flag.letter() == letter) return flag;
        return null;
    }

    private UsageError complaint(String words) { return UsageError.flag(words, path, usage, ""); }

    private UsageError unknown(String name) {
        var known = new ArrayList<String>();
        for (var flag : spec.flags()) if (!flag.hidden()) known.add(flag.name());
        known.add("help");
        return UsageError.flag("unknown flag: --" + name, path, usage, Nearest.to(name, known).map(meant -> path + " --" + meant).orElse(""));
    }
}
