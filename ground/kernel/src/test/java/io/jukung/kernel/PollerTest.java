package io.jukung.kernel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
class PollerTest {
    @Test void fiveHundredVirtualThreadsParkOnPipesAndAllWake() throws Exception {
        var pipes = new ArrayList<Pipe>();
        var read = new ArrayList<Future<Integer>>();
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 500; i++) {
                var pipe = Pipe.open();
                pipes.add(pipe);
                var input = pipe.input();
                read.add(executor.submit(() -> input.read()));
            }
            for (int i = 0; i < 500; i++) pipes.get(i).output().write(i % 200);
            for (int i = 0; i < 500; i++) assertEquals(i % 200, read.get(i).get(5, TimeUnit.SECONDS));
        } finally {
            pipes.forEach(Pipe::close);
        }
    }

    @Test void aWriterParksUntilTheReaderTakesEverything() throws Exception {
        try (var pipe = Pipe.open(); var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var sent = new byte[3_000_000];
            for (int i = 0; i < sent.length; i++) sent[i] = (byte) (i * 31);
            var written = executor.submit(() -> {
                try (var output = pipe.output()) {
                    output.write(sent);
                }
                return true;
            });
            org.junit.jupiter.api.Assertions.assertArrayEquals(sent, pipe.input().readAllBytes());
            assertTrue(written.get());
        }
    }

    @Test void closingAStreamWakesItsReader() throws Exception {
        try (var pipe = Pipe.open()) {
            var input = pipe.input();
            var failure = new CompletableFuture<Exception>();
            var reader = Thread.ofVirtual().start(() -> failure.complete(assertThrows(IOException.class, input::read)));
            while (reader.getState() != Thread.State.WAITING) Thread.onSpinWait();
            input.close();
            assertTrue(failure.get(5, TimeUnit.SECONDS) instanceof IOException);
        }
    }

    @Test void aFolderTellsWhatMovesIn(@TempDir Path folder, @TempDir Path other) throws Exception {
        try (var watch = FolderWatch.open(folder)) {
            var first = CompletableFuture.supplyAsync(() -> {
                try {
                    return watch.next();
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            });
            Files.move(Files.createFile(other.resolve("exit")), folder.resolve("exit"));
            assertEquals("exit", first.get(5, TimeUnit.SECONDS));
        }
    }

    @Test void whoeverWatchesAFolderIsToldOfEveryWrite(@TempDir Path folder) throws Exception {
        var told = new java.util.concurrent.Semaphore(0);
        var other = new java.util.concurrent.Semaphore(0);
        var file = Files.createFile(folder.resolve("log"));
        try (var first = FolderChanges.shared().tell(folder, told::release); var second = FolderChanges.shared().tell(folder, other::release)) {
            Files.writeString(file, "sail");
            assertTrue(told.tryAcquire(5, TimeUnit.SECONDS));
            assertTrue(other.tryAcquire(5, TimeUnit.SECONDS));
            second.close();
            told.drainPermits();
            Files.writeString(file, "salt");
            assertTrue(told.tryAcquire(5, TimeUnit.SECONDS));
        }
    }

    @Test void aTerminalEndsWhenItsOtherSideCloses() throws Exception {
        var pty = Terminal.open();
        Terminal.resize(pty.master(), 24, 80);
        try (var input = Fd.input(pty.master())) {
            int slave = Fd.open(pty.slave(), Fd.READ_WRITE | Fd.NO_TERMINAL, 0);
            try (var output = Fd.output(slave)) {
                output.write("sail\n".getBytes(UTF_8));
            }
            assertEquals("sail\r\n", new String(input.readAllBytes(), UTF_8));
        }
    }
}
