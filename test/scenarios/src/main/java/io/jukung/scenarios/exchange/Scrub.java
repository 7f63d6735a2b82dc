package io.jukung.scenarios.exchange;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/// Takes what tells of a host out of a recording, and out of the answers held against it: folders, names, kernel.
record Scrub(Map<String, String> words) {
    static Scrub of(Api engine) throws IOException {
        var info = engine.get("/info").getAsJsonObject();
        var root = Path.of(info.get("DockerRootDir").getAsString());
        var words = new LinkedHashMap<String, String>();
        words.put(root.toString(), "/var/lib/docker");
        words.put(root.resolveSibling("exec").toString(), "/var/run/docker");
        words.put("\"" + info.get("Name").getAsString() + "\"", "\"host\"");
        words.put(info.get("KernelVersion").getAsString(), "6.12.0");
        var version = info.get("ServerVersion").getAsString();
        if (version.contains("+")) words.put(version, version.replaceFirst("\\+.*", ""));
        return new Scrub(words);
    }

    void apply(Path file) throws IOException {
        Files.writeString(file, apply(Files.readString(file)));
    }

    String apply(String text) {
        var scrubbed = text;
        for (var word : words.entrySet()) scrubbed = scrubbed.replace(word.getKey(), word.getValue());
        return scrubbed;
    }
}
