package io.jukung.scenarios.soak;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/// A user who is never done: short runs, and whole lives of a container with a port. When the engine goes in the middle, it
/// waits for the next, looks whether what it finds can be, tidies up, and goes on.
final class Worker {
    private static final int CODE = 3;

    private final Api api;
    private final String name;
    private final int port;
    private final Set<String> ids;
    private final Report report;
    private final Thread thread;
    private volatile String doing = "";
    private volatile boolean over;
    private volatile CountDownLatch back = new CountDownLatch(0);
    private volatile Optional<Throwable> broken = Optional.empty();

    Worker(Api api, String name, int port, Set<String> ids, Report report) {
        this.api = api;
        this.name = name;
        this.port = port;
        this.ids = ids;
        this.report = report;
        this.thread = Thread.ofPlatform().name(name).unstarted(this::work);
    }

    void start() {
        thread.start();
    }

    /// What was asked and is not answered; empty between two questions.
    String doing() {
        return doing;
    }

    /// The engine is about to go; this opens when it is back.
    void waitFor(CountDownLatch latch) {
        back = latch;
    }

    void end() throws InterruptedException {
        over = true;
        back.countDown();
        thread.join(60_000);
        Broken.unless(!thread.isAlive(), name + " hangs while it wants to " + doing);
    }

    /// @throws Broken if this worker met what must not be
    void verdict() {
        broken.ifPresent(why -> {
            throw new Broken(name + ": " + why);
        });
    }

    private void work() {
        try {
            while (!over) {
                try {
                    shortRun();
                    life();
                } catch (IOException gone) {
                    doing = "";
                    back.await();
                    after();
                }
            }
        } catch (IOException e) {
            // the engine went once more before all was looked at: the end of the soak sees to that
            if (!over) work();
        } catch (RuntimeException | InterruptedException e) {
            broken = Optional.of(e);
        }
    }

    private interface Question {
        Api.Answer ask() throws IOException;
    }

    private Api.Answer doing(String what, Question question) throws IOException {
        doing = what;
        var answer = question.ask();
        doing = "";
        report.count("done: " + what);
        return answer;
    }

    private void create(String container, JsonObject body) throws IOException {
        ids.add(doing("create", () -> api.post("/containers/create?name=" + container, body)).expect(201).json().getAsJsonObject().get("Id").getAsString());
    }

    private Api.Answer post(String what, String container, String query) throws IOException {
        return doing(what, () -> api.post("/containers/" + container + "/" + what + query));
    }

    private void remove(String container) throws IOException {
        doing("remove", () -> api.delete("/containers/" + container + "?force=1")).expect(204, 404);
    }

    /// Ends by itself, goes by itself; then its name is free at once.
    private void shortRun() throws IOException {
        var container = name + "-short";
        create(container, Api.container(true, "sh", "-c", "exit " + CODE));
        post("start", container, "").expect(204);
        var removed = post("wait", container, "?condition=removed").expect(200, 404);
        if (removed.status() == 200) Broken.unless(code(removed) == CODE, "a short run that removes itself ended so: " + removed.text() + history(container));
        create(container, Api.container(false, "sh", "-c", "exit " + CODE));
        post("start", container, "").expect(204);
        var ended = post("wait", container, "").expect(200);
        Broken.unless(code(ended) == CODE, "a short run ended so: " + ended.text() + history(container));
        remove(container);
    }

    /// What the engine's journal says of it.
    private String history(String container) throws IOException {
        return api.get("/events?since=0&until=" + (System.currentTimeMillis() / 1000 + 1) + "&filters=%7B%22container%22%3A%5B%22" + container + "%22%5D%7D").text();
    }

    private static int code(Api.Answer waited) {
        return waited.json().getAsJsonObject().get("StatusCode").getAsInt();
    }

    private void life() throws IOException {
        var container = name + "-life";
        create(container, Api.published(Api.container(false, "sleep", "1000"), port));
        post("start", container, "").expect(204);
        var exec = doing("exec", () -> api.post("/containers/" + container + "/exec", JsonParser.parseString("{\"Cmd\":[\"true\"]}").getAsJsonObject()))
                .expect(201).json().getAsJsonObject().get("Id").getAsString();
        doing("exec", () -> api.post("/exec/" + exec + "/start", JsonParser.parseString("{\"Detach\":true}").getAsJsonObject())).expect(200);
        post("pause", container, "").expect(204);
        post("unpause", container, "").expect(204);
        post("rename", container, "?name=" + name + "-other").expect(204);
        post("stop", name + "-other", "?t=0").expect(204);
        post("start", name + "-other", "").expect(204);
        post("restart", name + "-other", "?t=0").expect(204);
        remove(name + "-other");
    }

    /// What an interrupted question may have left: it is what it says it is, and it goes.
    private void after() throws IOException {
        for (var container : List.of(name + "-short", name + "-life", name + "-other")) {
            var found = api.get("/containers/" + container + "/json");
            if (found.status() == 404) continue;
            var state = found.expect(200).json().getAsJsonObject().getAsJsonObject("State");
            if (container.equals(name + "-short") && state.get("Status").getAsString().equals("exited")) {
                Broken.unless(state.get("ExitCode").getAsInt() == CODE, "a short run is said to have ended with " + state.get("ExitCode"));
            }
            report.count("found after a kill: " + state.get("Status").getAsString());
            ids.add(found.json().getAsJsonObject().get("Id").getAsString());
            api.delete("/containers/" + container + "?force=1").expect(204, 404);
            api.get("/containers/" + container + "/json").expect(404);
        }
    }
}
