package io.jukung.cli.table;

import com.google.gson.JsonObject;
import io.jukung.remote.Call;
import java.util.ArrayList;
import java.util.List;

/// The filters of a prune: those of the line, and those the user's configuration always adds (`pruneFilters`).
public final class PruneQuery {
    private PruneQuery() {}

    /// A label asked for on the line outweighs the configuration where that says the opposite of it.
    public static Call add(Call call, List<String> options, JsonObject configuration) {
        var all = new ArrayList<>(options);
        for (var element : Fields.array(configuration, "pruneFilters")) {
            var filter = element.getAsString();
            if (filter.indexOf('=') > 0 && !options.contains(opposite(filter))) all.add(filter);
        }
        return FilterQuery.add(call, all);
    }

    private static String opposite(String filter) {
        if (filter.startsWith("label!=")) return "label=" + filter.substring("label!=".length());
        return filter.startsWith("label=") ? "label!=" + filter.substring("label=".length()) : filter;
    }
}
