package io.jukung.routes;

import io.jukung.base.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// What `ps` printed, cut down to the processes of one container.
///
/// @param rows one list of cells for each process; the last cell holds the rest of its line
record ProcessTable(List<String> titles, List<List<String>> rows) {
    private static final Pattern BLANKS = Pattern.compile("[ \\t\\n\\r\\x0b\\f]+");
    private static final Pattern OWN_TITLE = Pattern.compile("\\s+(\\w*)=\\s*(PID\\S*)");

    ProcessTable {
        titles = List.copyOf(titles);
        rows = List.copyOf(rows);
    }

    /// A column that calls itself PID without being one would show processes of others.
    static void check(String options) {
        var titles = OWN_TITLE.matcher(options);
        while (titles.find()) {
            if (titles.group(1).equals("pid")) continue;
            throw new Problem.Invalid("specifying \"" + titles.group(1) + "=" + titles.group(2) + "\" is not allowed", "leave the title of the column out");
        }
    }

    static ProcessTable parse(String output, Set<Long> pids) {
        var lines = output.split("\n");
        var titles = cells(lines[0]);
        int column = titles.indexOf("PID");
        if (column < 0) throw new Problem.Internal("Couldn't find PID field in ps output", "ask for the column too: -o pid,…");
        var rows = new ArrayList<List<String>>();
        boolean ours = false;
        for (int i = 1; i < lines.length; i++) {
            var cells = cells(lines[i]);
            if (cells.isEmpty()) continue;
            // Threads are listed below their process, with a dash for its number.
            if (column >= cells.size()) throw unexpected("", lines[i]);
            if (!cells.get(column).equals("-")) ours = pids.contains(number(cells.get(column)));
            if (ours) rows.add(row(cells, titles.size()));
        }
        return new ProcessTable(titles, rows);
    }

    private static List<String> row(List<String> cells, int columns) {
        if (cells.size() < columns) return cells;
        var row = new ArrayList<>(cells.subList(0, columns - 1));
        row.add(String.join(" ", cells.subList(columns - 1, cells.size())));
        return row;
    }

    private static long number(String pid) {
        return Optional.of(pid).filter(text -> text.length() < 18 && text.chars().allMatch(Character::isDigit)).map(Long::valueOf)
                .orElseThrow(() -> unexpected(pid, "strconv.Atoi: parsing \"" + pid + "\": invalid syntax"));
    }

    private static Problem unexpected(String pid, String why) { return new Problem.Internal("Unexpected pid '" + pid + "': " + why); }

    private static List<String> cells(String line) {
        var words = BLANKS.split(line.strip());
        return words.length == 1 && words[0].isEmpty() ? List.of() : List.of(words);
    }
}
