package io.jukung.routes;

import io.jukung.api.Wire;
import io.jukung.base.Problem;
import io.jukung.engine.ContainerFiles;
import io.jukung.engine.ContainerFiles.Unpacking;
import io.jukung.engine.Containers;
import io.jukung.gateway.Exchange;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;

/// Files of containers: copied in and out, exported, and told apart from the image's.
final class FileRoutes {
    private static final int BUFFER = 1 << 16;

    private final Containers containers;

    FileRoutes(Containers containers) {
        this.containers = containers;
    }

    void register(Paths paths) {
        paths.on("HEAD", "/containers/{id}/archive", this::stat);
        paths.get("/containers/{id}/archive", this::pick);
        paths.on("PUT", "/containers/{id}/archive", this::unpack);
        paths.get("/containers/{id}/export", this::export);
        paths.get("/containers/{id}/changes", this::changes);
    }

    private ContainerFiles files() {
        return containers.files();
    }

    private void stat(Exchange exchange) throws IOException {
        var facts = files().stat(exchange.path("id"), path(exchange));
        exchange.responseHeader(PathStatView.HEADER, PathStatView.of(facts)).bytes("", new byte[0]);
    }

    private void pick(Exchange exchange) throws IOException {
        try (var picked = files().pick(exchange.path("id"), path(exchange))) {
            exchange.responseHeader(PathStatView.HEADER, PathStatView.of(picked.stat()));
            try (var out = compressed(exchange)) {
                picked.writeTo(out);
            }
        }
    }

    private void unpack(Exchange exchange) throws IOException {
        var how = new Unpacking(exchange.queryBool("noOverwriteDirNonDir"), exchange.queryBool("copyUIDGID"));
        files().unpack(exchange.path("id"), path(exchange), exchange.body(), how);
        exchange.status(200).bytes("", new byte[0]);
    }

    private void export(Exchange exchange) throws IOException {
        try (var export = files().export(exchange.path("id")); var out = exchange.stream("application/octet-stream")) {
            export.writeTo(out);
        }
    }

    private void changes(Exchange exchange) throws IOException {
        var changes = files().changes(exchange.path("id"));
        if (changes.isEmpty()) {
            exchange.json("null\n");
            return;
        }
        var list = Wire.object().putArray("changes");
        for (var change : changes) list.addObject().put("Path", change.path()).put("Kind", change.kind().ordinal());
        Answer.json(exchange, list);
    }

    private static String path(Exchange exchange) {
        var path = exchange.query("path").orElse("");
        if (path.isEmpty()) throw new Problem.Invalid("bad parameter: pathcannot be empty", "say which: ?path=/etc/hosts");
        return path;
    }

    /// A client that wants less to come over the wire says so.
    private static OutputStream compressed(Exchange exchange) throws IOException {
        for (var coding : exchange.header("Accept-Encoding").orElse("").toLowerCase(Locale.ROOT).split(",")) {
            switch (coding.strip()) {
                case "gzip" -> {
                    exchange.responseHeader("Content-Encoding", "gzip");
                    return new GZIPOutputStream(exchange.stream("application/x-tar"), BUFFER);
                }
                case "deflate" -> {
                    exchange.responseHeader("Content-Encoding", "deflate");
                    return new DeflaterOutputStream(exchange.stream("application/x-tar"), new java.util.zip.Deflater(-1, true), BUFFER);
                }
                default -> { }
            }
        }
        return exchange.stream("application/x-tar");
    }
}
