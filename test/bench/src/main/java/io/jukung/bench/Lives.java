package io.jukung.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/// The lives of containers over the socket, each request on a connection of its own, as a client without start-up would lead them.
final class Lives {
    private static final int AT_ONCE = 8;
    private static final String LABEL = "io.jukung.bench";

    private final Path socket;

    Lives(Engine engine) { this.socket = engine.socket(); }

    /// `run --rm`: create, wait for the end, start; milliseconds until the exit code is known. The container then removes itself.
    ///
    /// @param hostConfig fields of HostConfig, each with a comma behind it
    double run(String hostConfig) throws IOException {
        long began = System.nanoTime();
        var id = create("\"true\"", "{" + hostConfig + "\"AutoRemove\":true}");
        try (var waiting = Wire.Asked.send(socket, "POST", "/containers/" + id + "/wait?condition=next-exit", "", new byte[0])) {
            waiting.begun();
            start(id);
            var ended = waiting.answer();
            double took = (System.nanoTime() - began) / 1e6;
            if (!ended.contains("\"StatusCode\":0")) throw new IOException("a run ended badly: " + ended);
            return took;
        }
    }

    /// Milliseconds from the request to the end of the command's stream.
    double exec(String id) throws IOException {
        long began = System.nanoTime();
        var exec = Wire.field(Wire.ask(socket, "POST", "/containers/" + id + "/exec", "{\"Cmd\":[\"true\"],\"AttachStdout\":true,\"AttachStderr\":true}"), "Id");
        Wire.ask(socket, "POST", "/exec/" + exec + "/start", "{\"Detach\":false,\"Tty\":false}");
        var after = Wire.ask(socket, "GET", "/exec/" + exec + "/json", "");
        double took = (System.nanoTime() - began) / 1e6;
        if (!after.contains("\"ExitCode\":0")) throw new IOException("an exec ended badly: " + after);
        return took;
    }

    /// Milliseconds until so many containers on the bridge all run, eight requests at a time. They are removed after that.
    double crowd(int size) throws IOException, InterruptedException {
        try (var pool = Executors.newFixedThreadPool(AT_ONCE)) {
            var starts = new ArrayList<Callable<String>>();
            for (int i = 0; i < size; i++) starts.add(this::sleeper);
            long began = System.nanoTime();
            var ids = new ArrayList<String>();
            for (var started : pool.invokeAll(starts)) ids.add(started.get());
            double took = (System.nanoTime() - began) / 1e6;
            var ends = new ArrayList<Callable<String>>();
            for (var id : ids) ends.add(() -> remove(id));
            for (var ended : pool.invokeAll(ends)) ended.get();
            return took;
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        }
    }

    /// A container that runs until it is removed.
    String sleeper() throws IOException {
        var id = create("\"sleep\",\"3600\"", "{}");
        start(id);
        return id;
    }

    /// Removes whatever was made here and still stands.
    void clear() throws IOException {
        for (var id : Wire.labelled(socket, LABEL)) remove(id);
    }

    String remove(String id) throws IOException { return Wire.ask(socket, "DELETE", "/containers/" + id + "?force=1", ""); }

    private String create(String command, String hostConfig) throws IOException {
        return Wire.field(Wire.ask(socket, "POST", "/containers/create", "{\"Image\":\"busybox\",\"Cmd\":[" + command + "],\"Labels\":{\"" + LABEL + "\":\"\"},\"HostConfig\":" + hostConfig + "}"), "Id");
    }

    private void start(String id) throws IOException { Wire.ask(socket, "POST", "/containers/" + id + "/start", ""); }
}
