package io.jukung.runtime.conmon;

import io.jukung.oci.Json;
import io.jukung.runtime.cgroup.CgroupPaths;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// What is written down about a container so that a later engine finds it: a pid counts only with its start time.
record Facts(long pid, long startTime, long supervisor, long supervisorStart, boolean stdinOnce, Map<String, String> groups) {
    static Map<String, String> texts(CgroupPaths paths) {
        var map = new HashMap<String, String>();
        paths.folders().forEach((k, v) -> map.put(k, v.toString()));
        return map;
    }

    CgroupPaths cgroups() {
        var map = new HashMap<String, Path>();
        groups.forEach((k, v) -> map.put(k, Path.of(v)));
        return new CgroupPaths(map);
    }

    void write(Path file) throws IOException {
        var beside = file.resolveSibling(file.getFileName() + ".new");
        Files.write(beside, Json.write(this));
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
    }

    static Optional<Facts> read(Path file) throws IOException {
        try {
            return Optional.of(Json.read(Files.readAllBytes(file), Facts.class));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }
}
