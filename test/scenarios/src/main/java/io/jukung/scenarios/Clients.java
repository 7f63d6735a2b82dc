package io.jukung.scenarios;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// The programs that play scenarios: `jukung`, `docker` (newer than 20.10, if there is one) and `docker20` (20.10), the latter two
/// told apart by what they answer to `--version`, wherever on the path or below `build/peers` they stand.
record Clients(Map<String, Path> programs) {
    private static final Pattern VERSION = Pattern.compile("Docker version (\\d+)\\.");

    Clients {
        programs = Map.copyOf(programs);
    }

    static Clients find(Path home) throws IOException, InterruptedException {
        var found = new TreeMap<String, Path>();
        found.put("jukung", home.resolve("jukung"));
        for (var folder : folders(home)) {
            var program = folder.resolve("docker");
            if (!Files.isExecutable(program)) continue;
            var said = VERSION.matcher(new Shell(List.of(), home, Map.of()).run("'" + program + "' --version", "").output());
            if (said.find()) found.putIfAbsent(Integer.parseInt(said.group(1)) > 20 ? "docker" : "docker20", program);
        }
        if (found.containsKey("docker20")) found.putIfAbsent("docker", found.get("docker20"));
        return new Clients(found);
    }

    private static List<Path> folders(Path home) {
        var folders = new ArrayList<Path>();
        for (var folder : System.getenv("PATH").split(":")) if (!folder.isEmpty()) folders.add(Path.of(folder));
        folders.add(home.resolve("build/peers/docker20/usr/bin"));
        return folders;
    }

    Optional<Path> program(String client) { return Optional.ofNullable(programs.get(client)); }
}
