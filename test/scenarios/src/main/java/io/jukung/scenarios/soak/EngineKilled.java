package io.jukung.scenarios.soak;

import io.jukung.scenarios.Stage;
import io.jukung.scenarios.Wait;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;

/// An engine is killed again and again while it works. After each return: no pid has changed, codes are right, names are free,
/// ports serve; in the end no log line is missing and nothing is left behind.
final class EngineKilled implements Lane {
    private static final int WEB = 8090;
    private static final String WRITES = "n=0; while :; do n=$((n+1)); echo $n; usleep 50000; done";

    @Override
    public void run(Place place, Report report) throws Exception {
        int rounds = place.rounds(100, 10);
        report.fact("rounds", rounds);
        Set<String> ids = new ConcurrentSkipListSet<>();
        try (var stage = place.stage("engine-killed", "jukung")) {
            Traces.provesItself(stage);
            var api = new Api(stage.rootFromOutside().resolve("engine.sock"));
            warmUp(stage, api, ids);
            var before = Traces.of(stage, ids);
            var residents = residents(api, ids);
            var pids = pids(api, residents);
            var workers = new ArrayList<Worker>();
            for (int i = 0; i < 3; i++) workers.add(new Worker(api, "w" + i, 8100 + i, ids, report));
            try {
                workers.forEach(Worker::start);
                for (int round = 0; round < rounds; round++) round(stage, api, new Round(round, workers, residents, pids, ids), place, report);
            } finally {
                for (var worker : workers) worker.end();
            }
            for (var worker : workers) worker.verdict();
            Broken.unless(report.counted("kills inside an operation") * 2 >= rounds, "too few kills fell inside an operation: " + report.counted("kills inside an operation"));
            logs(stage, api, report);
            api.post("/containers/frozen/unpause").expect(204);
            stage.shell().must("client rm -f $(client ps -aq)");
            Traces.awaitNothingSince(before, stage, ids);
            report.fact("containers", ids.size());
        }
    }

    private record Round(int number, List<Worker> workers, List<String> residents, List<Long> pids, Set<String> ids) {}

    /// What an engine makes for itself at first need is there afterwards.
    private static void warmUp(Stage stage, Api api, Set<String> ids) throws Exception {
        ids.add(create(api, "warm", Api.published(Api.container(false, "sleep", "1000"), WEB)));
        api.post("/containers/warm/start").expect(204);
        api.delete("/containers/warm?force=1").expect(204);
        stage.killEngine();
        stage.startEngine();
    }

    private static List<String> residents(Api api, Set<String> ids) throws IOException {
        var names = List.of("writer-1", "writer-2", "web", "frozen");
        for (var name : names) {
            ids.add(create(api, name, name.equals("web") ? Api.published(Api.container(false, "httpd", "-f", "-p", "80", "-h", "/etc"), WEB) : Api.container(false, "sh", "-c", WRITES)));
            api.post("/containers/" + name + "/start").expect(204);
        }
        api.post("/containers/frozen/pause").expect(204);
        return names;
    }

    private static String create(Api api, String name, com.google.gson.JsonObject body) throws IOException {
        return api.post("/containers/create?name=" + name, body).expect(201).json().getAsJsonObject().get("Id").getAsString();
    }

    private static List<Long> pids(Api api, List<String> names) throws IOException {
        var pids = new ArrayList<Long>();
        for (var name : names) pids.add(state(api, name).get("Pid").getAsLong());
        return pids;
    }

    private static com.google.gson.JsonObject state(Api api, String name) throws IOException {
        return api.get("/containers/" + name + "/json").expect(200).json().getAsJsonObject().getAsJsonObject("State");
    }

    private static void round(Stage stage, Api api, Round round, Place place, Report report) throws Exception {
        int code = 1 + round.number() % 100;
        // one ends while no engine is there
        round.ids().add(create(api, "leaver", Api.container(false, "sh", "-c", "usleep " + place.random().nextInt(1_500_000) + "; exit " + code)));
        api.post("/containers/leaver/start").expect(204);
        LockSupport.parkNanos(50_000_000L + place.random().nextInt(700) * 1_000_000L);
        var back = new CountDownLatch(1);
        round.workers().forEach(worker -> worker.waitFor(back));
        if (place.random().nextInt(5) > 0) awaitWork(round.workers());
        var doing = new TreeSet<String>();
        for (var worker : round.workers()) if (!worker.doing().isEmpty()) doing.add(worker.doing());
        stage.killEngine();
        doing.forEach(what -> report.count("killed during " + what));
        if (!doing.isEmpty()) report.count("kills inside an operation");
        serves(stage, "while no engine runs");
        stage.startEngine();
        Broken.unless(pids(api, round.residents()).equals(round.pids()), "pids changed: " + round.pids() + " became " + pids(api, round.residents()));
        Broken.unless(state(api, "frozen").get("Status").getAsString().equals("paused"), "a paused container is " + state(api, "frozen"));
        serves(stage, "after the return");
        var ended = api.post("/containers/leaver/wait").expect(200).json().getAsJsonObject().get("StatusCode").getAsInt();
        Broken.unless(ended == code, "exit code " + code + " expected, it was " + ended);
        api.delete("/containers/leaver").expect(204);
        back.countDown();
        for (var worker : round.workers()) worker.verdict();
        report.count("kills");
    }

    /// Most kills are to fall on an operation that changes something, and not on one that waits.
    private static void awaitWork(List<Worker> workers) {
        long late = System.nanoTime() + 2_000_000_000L;
        while (System.nanoTime() < late && workers.stream().allMatch(worker -> worker.doing().isEmpty() || worker.doing().equals("wait"))) LockSupport.parkNanos(200_000);
    }

    private static void serves(Stage stage, String when) throws Exception {
        Wait.until("the published port serves " + when, () -> stage.shell().run("curl -sf --max-time 5 http://127.0.0.1:" + WEB + "/passwd", "").exit() == 0);
    }

    private static void logs(Stage stage, Api api, Report report) throws Exception {
        for (var name : List.of("writer-1", "writer-2")) {
            api.post("/containers/" + name + "/stop?t=0").expect(204);
            stage.shell().must("client logs " + name + " > $S/lines; seq 1 $(tail -n 1 $S/lines) | cmp - $S/lines");
            report.fact(name + " lines", Integer.parseInt(stage.shell().must("wc -l < $S/lines").strip()));
        }
    }
}
