package io.jukung.daemon;

import io.jukung.base.Problem;
import io.jukung.daemon.settings.CommandLine;
import io.jukung.daemon.settings.EngineConfig;
import io.jukung.daemon.settings.HelpPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/// `jukung engine`: runs until TERM or INT. Containers go on without it.
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        // Netty would look for a hardware address, and warn where a namespace has none; nothing here needs its process id
        System.setProperty("io.netty.machineId", "00:00:00:00:00:00:00:01");
        try {
            System.exit(run(List.of(args)));
        } catch (Problem problem) {
            System.err.println("jukung engine: " + problem.message());
            problem.remedy().ifPresent(remedy -> System.err.println("Try: " + remedy));
        } catch (IOException | InterruptedException e) {
            System.err.println("jukung engine: " + e.getMessage());
        }
        System.exit(1);
    }

    private static int run(List<String> args) throws IOException, InterruptedException {
        var line = CommandLine.parse(args);
        if (line.help()) {
            System.out.print(HelpPage.text());
            return 0;
        }
        if (line.version()) {
            System.out.println("Jukung version " + Version.NUMBER + ", build " + Version.BUILD);
            return 0;
        }
        var config = EngineConfig.of(line);
        if (line.validate()) {
            System.out.println("configuration OK");
            return 0;
        }
        serve(config);
        return 0;
    }

    private static void serve(EngineConfig config) throws IOException, InterruptedException {
        var log = new EngineLog(System.err, Clock.systemUTC(), config.logLevel());
        var done = new CountDownLatch(1);
        var systemd = Systemd.of(System.getenv(), ProcessHandle.current().pid());
        var engine = Engine.start(config, systemd, log);
        java.lang.Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            tell(log, systemd::stopping);
            engine.close();
            removePid(config.pidFile());
            done.countDown();
        }, "shutdown"));
        writePid(config.pidFile());
        log.info("API listen on " + String.join(", ", config.hosts()));
        tell(log, () -> systemd.ready(engine.running() + " containers run"));
        done.await();
    }

    private interface Notice {
        void send() throws IOException;
    }

    /// Nobody's container suffers from a word that was not heard.
    private static void tell(EngineLog log, Notice notice) {
        try {
            notice.send();
        } catch (IOException e) {
            log.trouble(e);
        }
    }

    private static void writePid(Optional<Path> file) throws IOException {
        if (file.isPresent()) Files.writeString(file.get(), String.valueOf(ProcessHandle.current().pid()));
    }

    private static void removePid(Optional<Path> file) {
        try {
            if (file.isPresent()) Files.deleteIfExists(file.get());
        } catch (IOException e) {
            // it names a process that is gone, which readers of such files expect
        }
    }
}
