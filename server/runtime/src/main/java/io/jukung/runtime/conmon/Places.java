package io.jukung.runtime.conmon;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;

/// Where a runtime's running state lies; all of it on a file system in memory, so that a full disk loses no exit code.
///
///     RUN/
///       oci/ID/           the OCI runtime's own state
///       exits/ID          written by conmon at the end: the exit code; its time is the end's time
///       c/ID/             the bundle
///         config.json     the runtime's spec
///         facts.json      pids, start times, control groups: what `adopt` goes by
///         pid ctl winsz attach     conmon's
///         shm/            memory that others may join
///         keep/           conmon's persist folder
///         exec/N/         process.json, log, pid, tty of a running exec
record Places(Path run) {
    void make() throws IOException {
        Files.createDirectories(run.resolve("oci"));
        Files.createDirectories(exits());
        Files.createDirectories(run.resolve("c"));
    }

    Path oci() { return run.resolve("oci"); }

    Path exits() { return run.resolve("exits"); }

    Path exit(String id) { return exits().resolve(id); }

    Path bundle(String id) { return run.resolve("c").resolve(id); }

    Path config(String id) { return bundle(id).resolve("config.json"); }

    Path facts(String id) { return bundle(id).resolve("facts.json"); }

    Path pid(String id) { return bundle(id).resolve("pid"); }

    Path ctl(String id) { return bundle(id).resolve("ctl"); }

    Path attach(String id) { return bundle(id).resolve("attach"); }

    Path keep(String id) { return bundle(id).resolve("keep"); }

    Path shm(String id) { return bundle(id).resolve("shm"); }

    Path exec(String id, long number) { return bundle(id).resolve("exec").resolve(Long.toString(number)); }

    Set<String> ids() throws IOException {
        var ids = new TreeSet<String>();
        try (var bundles = Files.newDirectoryStream(run.resolve("c"))) {
            for (var bundle : bundles) ids.add(String.valueOf(bundle.getFileName()));
        }
        return ids;
    }

    /// Removes all of one container's; what is gone already is no error.
    void remove(String id) throws IOException {
        Files.deleteIfExists(exit(id));
        removeTree(bundle(id));
    }

    static void removeTree(Path top) throws IOException {
        if (!Files.exists(top)) return;
        try (var paths = Files.walk(top)) {
            for (var path : paths.sorted(java.util.Comparator.reverseOrder()).toList()) Files.deleteIfExists(path);
        }
    }
}
