package io.jukung.scenarios;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Removes the containers, images, networks and volumes of an engine which were not there at first.
record Broom(Shell shell, Set<String> spared) {
    private static final String API = "http://engine/v1.41/";
    private static final List<String> PREDEFINED = List.of("bridge", "host", "none");

    Broom {
        spared = Set.copyOf(spared);
    }

    static Broom sparing(Shell shell) throws IOException, InterruptedException { return new Broom(shell, things(shell)); }

    void sweep() throws IOException, InterruptedException {
        var lines = things(shell).stream().filter(thing -> !spared.contains(thing))
                .map(thing -> "curl -s -o /dev/null --max-time $((30 * PATIENCE)) --unix-socket $SOCKET -X DELETE '" + API + thing + "?force=1'").collect(Collectors.joining("\n"));
        if (!lines.isEmpty()) shell.run(lines, "");
    }

    /// Paths of what the engine has, in an order in which it can be removed.
    private static Set<String> things(Shell shell) throws IOException, InterruptedException {
        var lists = shell.must("curl -sf --max-time $((30 * PATIENCE)) --unix-socket $SOCKET " + API + "'containers/json?all=1' " + API + "images/json " + API + "networks " + API + "volumes");
        var reader = new JsonReader(new StringReader(lists));
        reader.setStrictness(Strictness.LENIENT);
        var things = new LinkedHashSet<String>();
        for (var it : array(JsonParser.parseReader(reader))) things.add("containers/" + text(it, "Id"));
        for (var it : array(JsonParser.parseReader(reader))) names(it).forEach(name -> things.add("images/" + name));
        for (var it : array(JsonParser.parseReader(reader))) if (!PREDEFINED.contains(text(it, "Name"))) things.add("networks/" + text(it, "Id"));
        for (var it : array(((JsonObject) JsonParser.parseReader(reader)).get("Volumes"))) things.add("volumes/" + text(it, "Name"));
        return things;
    }

    private static List<String> names(JsonElement image) {
        var names = array(((JsonObject) image).get("RepoTags")).asList().stream().map(JsonElement::getAsString).filter(n -> !n.contains("<none>")).toList();
        return names.isEmpty() ? List.of(text(image, "Id")) : names;
    }

    private static JsonArray array(JsonElement element) { return element.isJsonArray() ? element.getAsJsonArray() : new JsonArray(); }

    private static String text(JsonElement object, String key) { return ((JsonObject) object).get(key).getAsString(); }
}
