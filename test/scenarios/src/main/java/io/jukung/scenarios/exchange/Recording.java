package io.jukung.scenarios.exchange;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.jukung.scenarios.exchange.Entry.Answer;
import io.jukung.scenarios.exchange.Entry.Await;
import io.jukung.scenarios.exchange.Entry.Exchange;
import io.jukung.scenarios.exchange.Entry.Request;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A session as it is kept in a file: JSON, in the order in which things began.
record Recording(String name, List<Entry> entries) {
    Recording {
        entries = List.copyOf(entries);
    }

    static Recording read(String name, Path file) throws IOException {
        var entries = new ArrayList<Entry>();
        for (var node : JsonParser.parseString(Files.readString(file)).getAsJsonArray()) entries.add(entry(node.getAsJsonObject()));
        return new Recording(name, entries);
    }

    void write(Path file) throws IOException {
        var array = new JsonArray();
        entries.forEach(entry -> array.add(node(entry)));
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().serializeNulls().create().toJson(array) + "\n");
    }

    private static JsonObject node(Entry entry) {
        var node = new JsonObject();
        switch (entry) {
            case Await(var begins, var target, var text) -> {
                node.addProperty("moments", String.valueOf(begins));
                node.addProperty("await", target);
                node.addProperty("shows", text);
            }
            case Exchange(var begins, var answers, var ends, var request, var answer) -> {
                node.addProperty("moments", begins + " " + answers + " " + ends);
                node.addProperty("request", request.method() + " " + request.target());
                node.add("headers", headers(request.headers()));
                content(node, "sends", request.content());
                if (!request.input().isEmpty()) node.addProperty("input", request.input());
                if (request.halfClosed()) node.addProperty("halfClosed", true);
                node.addProperty("status", answer.status());
                node.add("answerHeaders", headers(answer.headers()));
                content(node, "receives", answer.content());
                if (answer.cut()) node.addProperty("cut", true);
            }
        }
        return node;
    }

    private static JsonObject headers(Map<String, String> headers) {
        var node = new JsonObject();
        new TreeMap<>(headers).forEach(node::addProperty);
        return node;
    }

    private static void content(JsonObject node, String name, Content content) {
        switch (content) {
            case Content.Nothing() -> { }
            case Content.Tiny() -> node.addProperty(name, "the archive of tiny");
            case Content.Text(var text) -> node.addProperty(name + "Text", text);
            case Content.Values(var values, var end) -> {
                var array = new JsonArray();
                values.forEach(array::add);
                node.add(name + "Json", array);
                node.addProperty(name + "End", end);
            }
            case Content.Frames(var frames) -> {
                var array = new JsonArray();
                frames.forEach(frame -> array.add(frame.stream() + " " + frame.text()));
                node.add(name + "Frames", array);
            }
        }
    }

    private static Entry entry(JsonObject node) {
        var moments = node.get("moments").getAsString().split(" ");
        int begins = Integer.parseInt(moments[0]);
        if (node.has("await")) return new Await(begins, node.get("await").getAsString(), node.get("shows").getAsString());
        var line = node.get("request").getAsString().split(" ", 2);
        var request = new Request(line[0], line[1], headers(node.getAsJsonObject("headers")), content(node, "sends"),
                node.has("input") ? node.get("input").getAsString() : "", node.has("halfClosed"));
        var answer = new Answer(node.get("status").getAsInt(), headers(node.getAsJsonObject("answerHeaders")), content(node, "receives"), node.has("cut"));
        return new Exchange(begins, Integer.parseInt(moments[1]), Integer.parseInt(moments[2]), request, answer);
    }

    private static Map<String, String> headers(JsonObject node) {
        var headers = new TreeMap<String, String>();
        node.entrySet().forEach(e -> headers.put(e.getKey(), e.getValue().getAsString()));
        return headers;
    }

    private static Content content(JsonObject node, String name) {
        if (node.has(name)) return new Content.Tiny();
        if (node.has(name + "Text")) return new Content.Text(node.get(name + "Text").getAsString());
        if (node.has(name + "Json")) return new Content.Values(node.getAsJsonArray(name + "Json").asList(), node.get(name + "End").getAsString());
        if (!node.has(name + "Frames")) return new Content.Nothing();
        var frames = new ArrayList<Content.Frame>();
        for (JsonElement frame : node.getAsJsonArray(name + "Frames")) {
            frames.add(new Content.Frame(frame.getAsString().charAt(0) - '0', frame.getAsString().substring(2)));
        }
        return new Content.Frames(frames);
    }
}
