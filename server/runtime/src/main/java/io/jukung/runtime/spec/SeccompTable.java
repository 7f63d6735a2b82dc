package io.jukung.runtime.spec;

import io.jukung.oci.Seccomp;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Reads `seccomp.table`, the usual profile in a form of our own.
final class SeccompTable {
    private SeccompTable() {}

    private static final class Holder {
        static final List<SeccompRule> RULES = load();
    }

    static List<SeccompRule> rules() {
        return Holder.RULES;
    }

    private static List<SeccompRule> load() {
        try (var in = SeccompTable.class.getResourceAsStream("seccomp.table")) {
            if (in == null) throw new IllegalStateException("seccomp.table is missing from this build");
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#")).map(SeccompTable::rule).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read seccomp.table", e);
        }
    }

    private static SeccompRule rule(String line) {
        var cells = line.split("\\|", 4);
        var action = cells[0].strip().split(":", 2);
        Optional<Integer> errno = action.length == 2 ? Optional.of(Integer.valueOf(action[1])) : Optional.empty();
        return new SeccompRule(List.of(cells[3].strip().split(" ")), "SCMP_ACT_" + action[0].toUpperCase(Locale.ROOT), errno,
                args(cells[2].strip()), when(cells[1].strip()));
    }

    private static List<Seccomp.Arg> args(String cell) {
        var args = new ArrayList<Seccomp.Arg>();
        if (cell.equals("-")) return args;
        for (var part : cell.split("; ")) {
            var words = part.split(" ");
            args.add(new Seccomp.Arg(Integer.parseInt(words[0]), Long.parseUnsignedLong(words[2]), Long.parseUnsignedLong(words[3]),
                    "SCMP_CMP_" + words[1]));
        }
        return args;
    }

    private static SeccompRule.When when(String cell) {
        List<String> caps = List.of(), arches = List.of(), notCaps = List.of(), notArches = List.of();
        Optional<String> kernel = Optional.empty();
        for (var word : cell.equals("-") ? new String[0] : cell.split(" ")) {
            var at = word.indexOf('=') + 1;
            var values = List.of(word.substring(at).split(","));
            switch (word.substring(0, at)) {
                case "cap=" -> caps = values;
                case "arch=" -> arches = values;
                case "kernel>=" -> kernel = Optional.of(values.getFirst());
                case "!cap=" -> notCaps = values;
                case "!arch=" -> notArches = values;
                default -> throw new IllegalStateException("seccomp.table: unknown condition " + word);
            }
        }
        return new SeccompRule.When(caps, arches, kernel, notCaps, notArches);
    }
}
