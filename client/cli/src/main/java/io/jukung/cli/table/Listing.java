package io.jukung.cli.table;

import io.jukung.template.Row;
import io.jukung.template.Template;
import io.jukung.template.Value;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Prints rows in the format asked for: the usual table, a table of one's own, JSON lines, or a template.
///
/// The usual table goes around the template engine: it is what nearly every call prints.
public final class Listing {
    private final Map<String, String> headings;
    private final List<String> usual;

    /// @param headings field name to column heading, for every field
    /// @param usual the fields of the usual table
    public Listing(Map<String, String> headings, List<String> usual) {
        this.headings = new LinkedHashMap<>(headings);
        this.usual = List.copyOf(usual);
    }

    public void print(PrintStream out, Optional<String> format, boolean quiet, List<? extends Row> rows) {
        var wanted = format.orElse("table");
        if (quiet && (wanted.equals("table") || wanted.equals("raw"))) {
            for (var row : rows) out.println(text(row, "ID"));
        } else if (wanted.equals("table")) {
            out.print(usualTable(rows));
        } else if (wanted.startsWith("table")) {
            out.print(ownTable(unescaped(wanted.substring("table".length()).strip()), rows));
        } else {
            var template = Template.parse(wanted.equals("json") ? "{{json .}}" : unescaped(wanted));
            for (var row : rows) out.println(template.render(row));
        }
    }

    private String usualTable(List<? extends Row> rows) {
        var lines = new ArrayList<String>(rows.size() + 1);
        var line = new StringBuilder();
        for (var field : usual) line.append(line.isEmpty() ? "" : "\t").append(headings.get(field));
        lines.add(line.toString());
        for (var row : rows) {
            line.setLength(0);
            for (int i = 0; i < usual.size(); i++) line.append(i == 0 ? "" : "\t").append(text(row, usual.get(i)));
            lines.add(line.toString());
        }
        return Columns.align(lines);
    }

    private String ownTable(String format, List<? extends Row> rows) {
        var template = Template.parse(format);
        var lines = new ArrayList<String>();
        add(lines, template.heading(headings));
        for (var row : rows) add(lines, template.render(row));
        return Columns.align(lines);
    }

    private static void add(List<String> lines, String text) { java.util.Collections.addAll(lines, text.split("\n", -1)); }

    private static String text(Row row, String field) {
        return row.field(field).orElse(Value.NOTHING) instanceof Value.Text(var text) ? text : "";
    }

    private static String unescaped(String format) { return format.replace("\\t", "\t").replace("\\n", "\n"); }
}
