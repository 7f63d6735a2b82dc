package io.jukung.cli.table;

import com.google.gson.JsonObject;
import io.jukung.notation.Filters;
import io.jukung.remote.Call;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/// Puts `--filter` options into a call, in the form every engine since 1.22 reads.
public final class FilterQuery {
    private FilterQuery() {}

    public static Call add(Call call, List<String> options) {
        var filters = Filters.parse(options);
        if (filters.values().isEmpty()) return call;
        var json = new JsonObject();
        for (var entry : new TreeMap<>(filters.values()).entrySet()) {
            var values = new JsonObject();
            for (var value : new TreeSet<>(entry.getValue())) values.addProperty(value, true);
            json.add(entry.getKey(), values);
        }
        return call.query("filters", json.toString());
    }
}
