package io.jukung.scenarios;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/// Plays one scenario after another. It keeps an engine for those that can share one; those that cannot get a new one, and so does
/// whoever comes after a failure.
final class Player implements AutoCloseable {
    /// A scenario, and who plays it.
    record Part(Scenario scenario, String client) {
        String name() { return scenario.name() + "(" + client + ")"; }
    }

    interface Builder {
        Ground build(String name) throws IOException, InterruptedException;
    }

    private final Path home;
    private final Clients clients;
    private final Builder builder;
    private final Results results;
    /// Present where a dockerd is asked: whether it is ours alone.
    private final Optional<Boolean> dockerIsOurs;
    private @Nullable Ground kept;

    Player(Path home, Clients clients, Builder builder, Results results, Optional<Boolean> dockerIsOurs) {
        this.home = home;
        this.clients = clients;
        this.builder = builder;
        this.results = results;
        this.dockerIsOurs = dockerIsOurs;
    }

    void playAll(Queue<Part> parts) throws InterruptedException {
        for (var part = parts.poll(); part != null; part = parts.poll()) {
            long begin = System.nanoTime();
            Optional<String> complaint;
            try {
                var missing = missing(part);
                if (missing.isPresent()) {
                    results.add("skipped", part.name(), missing.get(), begin);
                    continue;
                }
                complaint = play(part);
            } catch (IOException | RuntimeException e) {
                complaint = Optional.of("it could not be played: " + e);
            }
            results.add(complaint.isPresent() ? "failed" : "passed", part.name(), complaint.orElse(""), begin);
        }
    }

    private Optional<String> play(Part part) throws IOException, InterruptedException {
        boolean shares = part.scenario().sharesItsEngine() || dockerIsOurs.isPresent();
        var ground = shares && kept != null ? kept : builder.build(shares ? "shared-" + System.nanoTime() : part.scenario().name() + "-" + part.client());
        kept = shares ? null : kept;
        var complaint = Optional.of("it was broken off");
        try {
            complaint = playOn(ground, part);
            return complaint;
        } finally {
            if (shares && complaint.isEmpty()) kept = ground;
            else ground.close();
        }
    }

    private Optional<String> playOn(Ground ground, Part part) throws IOException, InterruptedException {
        Optional<String> complaint;
        try (var scene = ground.scene(part.scenario().name() + "-" + part.client(), clients.program(part.client()).orElseThrow())) {
            complaint = new Play(scene.shell(), ground instanceof Stage stage ? Optional.of(stage) : Optional.empty()).play(part.scenario());
        }
        var leaks = ground.sweep();
        if (complaint.isEmpty() && !leaks.isEmpty()) complaint = Optional.of("left behind: " + String.join("; ", leaks));
        var log = ground.log();
        if (complaint.isEmpty() || log.isEmpty()) return complaint;
        var file = home.resolve("build/scenario-logs/" + part.scenario().name() + "-" + part.client() + ".log");
        Files.createDirectories(file.getParent());
        Files.writeString(file, log);
        return complaint.map(text -> text + "\n    the engine's log: " + home.relativize(file));
    }

    private Optional<String> missing(Part part) throws IOException {
        var scenario = part.scenario();
        if (dockerIsOurs.isPresent() && scenario.touchesTheEngine()) return Optional.of("it kills engines, and this one is not ours");
        if (dockerIsOurs.isPresent() && scenario.goesBeyondDocker()) return Optional.of("dockerd does otherwise here");
        if (dockerIsOurs.isPresent() && !dockerIsOurs.get() && !scenario.sharesItsEngine()) return Optional.of("it wants an engine of its own");
        if (clients.program(part.client()).isEmpty()) return Optional.of("needs the client " + part.client() + ", which this host has not");
        var needs = new ArrayList<>(scenario.programs());
        for (var host : Trait.values()) {
            if (needs.remove(host.word()) && !host.here()) return Optional.of(host.otherwise());
        }
        var folders = new ArrayList<>(List.of(System.getenv("PATH").split(":")));
        return needs.stream().filter(program -> folders.stream().noneMatch(f -> Files.isExecutable(Path.of(f, program)))).findFirst()
                .map(program -> "needs " + program + ", which this host has not");
    }

    @Override
    public void close() throws IOException, InterruptedException {
        if (kept != null) kept.close();
    }
}
