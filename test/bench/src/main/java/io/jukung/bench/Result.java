package io.jukung.bench;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// One run of a measurement: under what conditions, and what came out. It is written as JSON and read back the same.
record Result(Facts facts, List<Row> rows) {
    Result {
        rows = List.copyOf(rows);
    }

    static Result parse(String json) {
        var tree = JsonParser.parseString(json).getAsJsonObject();
        var rows = new ArrayList<Row>();
        for (var each : tree.getAsJsonArray("rows")) {
            var row = each.getAsJsonObject();
            rows.add(new Row(row.get("what").getAsString(), row.get("unit").getAsString(), samples(row.getAsJsonObject("jukung")), samples(row.getAsJsonObject("dockerd"))));
        }
        return new Result(Facts.of(tree), rows);
    }

    String json() {
        var tree = facts.tree();
        var array = new JsonArray();
        for (var row : rows) {
            var line = new JsonObject();
            line.addProperty("what", row.what());
            line.addProperty("unit", row.unit());
            line.add("jukung", tree(row.jukung()));
            line.add("dockerd", tree(row.dockerd()));
            line.addProperty("ratio", rounded(row.ratio(), 3));
            array.add(line);
        }
        tree.add("rows", array);
        return new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create().toJson(tree) + "\n";
    }

    /// The table as people read it: medians, 90th percentiles in brackets.
    String table() {
        var text = new StringBuilder("%-46s %4s %20s %20s %7s%n".formatted("median (p90)", "n", "jukung", "dockerd", "ratio"));
        for (var row : rows) {
            text.append(String.format(Locale.ROOT, "%-46s %4d %20s %20s %7.2f%n", row.what() + ", " + row.unit(), row.jukung().n(), cell(row.jukung()), cell(row.dockerd()), row.ratio()));
        }
        return text.toString();
    }

    private static String cell(Samples samples) { return String.format(Locale.ROOT, "%.1f (%.1f)", samples.median(), samples.p90()); }

    private static Samples samples(JsonObject tree) {
        return new Samples(tree.get("n").getAsInt(), tree.get("median").getAsDouble(), tree.get("p90").getAsDouble(), tree.get("best").getAsDouble());
    }

    private static JsonObject tree(Samples samples) {
        var tree = new JsonObject();
        tree.addProperty("n", samples.n());
        tree.addProperty("median", rounded(samples.median(), 1));
        tree.addProperty("p90", rounded(samples.p90(), 1));
        tree.addProperty("best", rounded(samples.best(), 1));
        return tree;
    }

    private static double rounded(double value, int digits) {
        double factor = Math.pow(10, digits);
        return Math.round(value * factor) / factor;
    }
}
