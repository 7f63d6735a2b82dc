package io.jukung.cli.table;

import java.util.ArrayList;
import java.util.List;

/// Aligns lines whose cells are separated by tabs: three spaces between columns, none narrower than ten, the last one as it is.
public final class Columns {
    private static final int NARROWEST = 10;
    private static final int GAP = 3;

    private Columns() {}

    public static String align(List<String> lines) { return align(lines, NARROWEST); }

    /// The same with another least width.
    public static String align(List<String> lines, int narrowest) {
        var rows = new ArrayList<List<String>>(lines.size());
        var widths = new ArrayList<Integer>();
        for (var line : lines) {
            var cells = cells(line);
            rows.add(cells);
            for (int i = 0; i < cells.size() - 1; i++) {
                if (i == widths.size()) widths.add(narrowest);
                widths.set(i, Math.max(widths.get(i), width(cells.get(i)) + GAP));
            }
        }
        var out = new StringBuilder();
        for (var cells : rows) {
            for (int i = 0; i < cells.size(); i++) {
                out.append(cells.get(i));
                if (i < cells.size() - 1) out.append(" ".repeat(widths.get(i) - width(cells.get(i))));
            }
            out.append('\n');
        }
        return out.toString();
    }

    private static List<String> cells(String line) {
        var cells = new ArrayList<String>();
        int start = 0;
        for (int tab = line.indexOf('\t'); tab >= 0; tab = line.indexOf('\t', start)) {
            cells.add(line.substring(start, tab));
            start = tab + 1;
        }
        cells.add(line.substring(start));
        return cells;
    }

    private static int width(String cell) { return cell.codePointCount(0, cell.length()); }
}
