package io.jukung.engine.life;

import io.jukung.engine.ContainerRecord;
import io.jukung.notation.Bytes;
import io.jukung.runtime.LogBounds;
import io.jukung.runtime.LogStore;
import io.jukung.runtime.Runtime;
import java.io.IOException;
import java.util.function.Consumer;

/// Keeps the logs of running containers within their bounds: a look now and then, which costs one stat for each.
final class LogKeeping {
    private final Registry registry;
    private final ContainerFolders folders;
    private final LogStore logs;
    private final Runtime runtime;
    private final Consumer<Throwable> trouble;

    LogKeeping(Registry registry, ContainerFolders folders, LogStore logs, Runtime runtime, Consumer<Throwable> trouble) {
        this.registry = registry;
        this.folders = folders;
        this.logs = logs;
        this.runtime = runtime;
        this.trouble = trouble;
    }

    void look() {
        for (var live : registry.all()) {
            var record = live.record;
            if (!record.state().alive()) continue;
            try {
                logs.rotateIfLarge(folders.log(record.id()), bounds(record), () -> runtime.reopenLog(record.runId()));
            } catch (IOException | RuntimeException e) {
                // one that ends meanwhile needs no new file
                if (live.record.state().alive()) trouble.accept(e);
            }
        }
    }

    /// Docker's options of the log driver, with bounds where they name none.
    static LogBounds bounds(ContainerRecord record) {
        var options = record.hostConfig().path("LogConfig").path("Config");
        var size = options.path("max-size").asString("");
        var files = options.path("max-file").asString("");
        return new LogBounds(size.isEmpty() ? LogBounds.USUAL.largest() : size.startsWith("-") ? -1 : Bytes.parse(size),
                files.isEmpty() ? LogBounds.USUAL.most() : Math.max(1, Integer.parseInt(files)));
    }
}
