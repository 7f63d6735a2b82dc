package io.jukung.scenarios.soak;

import io.jukung.scenarios.Shell;
import io.jukung.scenarios.Stage;
import io.jukung.scenarios.Wait;
import java.util.ArrayList;
import java.util.List;

/// Two engines side by side, each killed and started again with containers in every state; when all is removed and both are
/// stopped, the host is as it was before they came.
final class TwoEngines implements Lane {
    private static final List<String> NAMES = List.of("one", "two");

    @Override
    public void run(Place place, Report report) throws Exception {
        try (var stage = place.stage("two-engines", "jukung")) {
            Traces.provesItself(stage);
            stage.shell().must("mkdir -p $S/one-data $S/one-run $S/two-data $S/two-run");
            var rootfs = place.work().resolve("two-engines-image/tiny.tar");
            var ids = new ArrayList<String>();
            var running = new ArrayList<Process>();
            for (var name : NAMES) {
                running.add(start(stage, name));
                stage.shell().must("curl -sSf --max-time 60 -X POST -H 'Content-Type: application/x-tar' --unix-socket $S/" + name + ".sock -T " + rootfs
                        + " 'http://engine/v1.43/images/create?fromSrc=-&repo=tiny&tag=latest'");
            }
            // what an engine needs for itself stays: layers, its journal, its folders
            for (var process : running) stop(process, true);
            var before = Traces.of(stage, ids);
            running.clear();
            for (var name : NAMES) running.add(start(stage, name));
            for (var name : NAMES) ids.addAll(fill(stage, name, 8100 + NAMES.indexOf(name)));
            for (var process : running) stop(process, false);
            running.clear();
            for (var name : NAMES) running.add(start(stage, name));
            for (var name : NAMES) {
                var back = stage.shell().must(client(name) + " ps -a --format '{{.Names}} {{.Status}}'");
                Broken.unless(back.lines().count() == 5, "not all containers of engine " + name + " came back: " + back);
                Broken.unless(stage.shell().must(client(name) + " inspect -f '{{.State.Status}}' frozen").strip().equals("paused"), "a paused container did not stay paused");
                api(stage, name).post("/containers/frozen/unpause").expect(204);
                stage.shell().must(client(name) + " rm -f $(" + client(name) + " ps -aq)");
            }
            for (var process : running) stop(process, true);
            report.fact("containers", ids.size());
            Traces.awaitNothingSince(before, stage, ids);
        }
    }

    private static String client(String name) {
        return "$JUKUNG -H unix://$S/" + name + ".sock";
    }

    private static Api api(Stage stage, String name) {
        return new Api(stage.rootFromOutside().resolve(name + ".sock"));
    }

    private static Process start(Stage stage, String name) throws Exception {
        var process = stage.shell().start("exec $JUKUNG engine -H unix://$S/" + name + ".sock --data-root $S/" + name + "-data --exec-root $S/" + name
                + "-run --pidfile $S/" + name + ".pid --bridge jk-" + name, stage.rootFromOutside().resolve(name + ".log"));
        Wait.until("engine " + name + " answers", () -> {
            Broken.unless(process.isAlive(), "engine " + name + " ended: " + stage.shell().must("cat $S/" + name + ".log"));
            return stage.shell().run("curl -sf --max-time 5 --unix-socket $S/" + name + ".sock http://engine/_ping", "").exit() == 0;
        });
        return process;
    }

    private static void stop(Process engine, boolean kindly) throws InterruptedException {
        if (kindly) engine.destroy();
        else engine.destroyForcibly();
        Broken.unless(engine.waitFor(20, java.util.concurrent.TimeUnit.SECONDS), "an engine does not stop");
    }

    /// @return the ids of containers that run, are paused, have ended, and were never started
    private static List<String> fill(Stage stage, String name, int port) throws Exception {
        var shell = stage.shell();
        var client = client(name);
        shell.must(client + " run -d --name web -p " + port + ":80 tiny httpd -f -p 80 -h /etc");
        shell.must(client + " run -d --name frozen tiny sleep 1000");
        api(stage, name).post("/containers/frozen/pause").expect(204);
        Shell.Outcome ended = shell.run(client + " run --name ended tiny sh -c 'exit 4'", "");
        Broken.unless(ended.exit() == 4, "exit code 4 expected, it was " + ended.exit() + ": " + ended.output());
        shell.must(client + " create --name fresh tiny true");
        shell.must(client + " run -d --name child tiny sh -c 'sleep 1000 & sleep 1000'");
        return shell.must(client + " ps -aq --no-trunc").lines().toList();
    }
}
