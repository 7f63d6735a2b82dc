package io.jukung.kernel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class SpawnTest {
    private static SpawnRequest shell(List<Integer> fds, String script) {
        return new SpawnRequest(List.of("sh", "-c", script), Map.of("PATH", "/usr/bin:/bin", "GREETING", "ahoy"), fds, false, Optional.empty());
    }

    private static String output(String script) throws Exception {
        try (var pipe = Pipe.open()) {
            var child = Spawn.start(shell(List.of(-1, pipe.writeEnd()), script));
            pipe.closeWriteEnd();
            var text = new String(pipe.input().readAllBytes(), UTF_8);
            child.await();
            return text.strip();
        }
    }

    @Test void theExitCodeComesBack() throws Exception {
        assertEquals(42, Spawn.start(shell(List.of(), "exit 42")).await());
    }

    @Test void aSignalIsTheCodeAbove128() throws Exception {
        var child = Spawn.start(shell(List.of(), "exec sleep 60"));
        assertEquals(Optional.empty(), child.await(Duration.ofMillis(20)));
        child.kill(9);
        assertEquals(137, child.await());
        child.kill(9);
    }

    @Test void theEnvironmentIsTheOneGiven() throws Exception {
        assertEquals("ahoy:", output("echo $GREETING:$HOME"));
    }

    @Test void theChildHasNoDescriptorButThoseGiven() throws Exception {
        // 3 is the folder that ls itself reads.
        try (var other = Pipe.open()) {
            assertEquals("0 1 2 3", output("ls /proc/self/fd | xargs"));
        }
    }

    @Test void descriptorsMayOverlapAndChangePlaces() throws Exception {
        try (var a = Pipe.open(); var b = Pipe.open()) {
            var fds = List.of(-1, b.writeEnd(), a.writeEnd(), b.writeEnd(), a.writeEnd(), b.writeEnd(), a.writeEnd());
            var child = Spawn.start(shell(fds, "echo one; echo two >&2"));
            a.closeWriteEnd();
            b.closeWriteEnd();
            assertEquals(0, child.await());
            assertEquals("one\n", new String(b.input().readAllBytes(), UTF_8));
            assertEquals("two\n", new String(a.input().readAllBytes(), UTF_8));
        }
    }

    @Test void noSignalIsBlockedOrIgnored() throws Exception {
        var status = output("grep -E '^Sig(Blk|Ign)' /proc/self/status | tr -d '\\t' | xargs");
        assertEquals("SigBlk:0000000000000000 SigIgn:0000000000000000", status);
    }

    @Test void aNewSessionHasTheChildAsItsLeader() throws Exception {
        var request = new SpawnRequest(List.of("sleep", "60"), Map.of(), List.of(), true, Optional.of(Path.of("/")));
        var child = Spawn.start(request);
        var stat = java.nio.file.Files.readString(Path.of("/proc/" + child.pid() + "/stat"));
        child.kill(15);
        assertEquals(Long.toString(child.pid()), stat.substring(stat.lastIndexOf(')') + 2).split(" ")[3]);
        assertEquals(143, child.await());
    }

    @Test void aMissingProgramIsToldAtOnce() {
        var e = assertThrows(ErrnoException.class, () -> Spawn.start(new SpawnRequest(List.of("/no/such"), Map.of(), List.of(), false, Optional.empty())));
        assertEquals("start on /no/such: ENOENT (no such file or directory)", e.getMessage());
    }

    @Test void manyChildrenAtOnceLeaveNoDescriptorsBehind() throws Exception {
        assertEquals(0, Spawn.start(shell(List.of(), "true")).await());
        int before = descriptors();
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var codes = new ArrayList<Future<Integer>>();
            for (int i = 0; i < 40; i++) {
                int code = i;
                codes.add(executor.submit(() -> Spawn.start(shell(List.of(), "exit " + code)).await()));
            }
            for (int i = 0; i < 40; i++) assertEquals(i, codes.get(i).get());
        }
        assertTrue(descriptors() <= before, "descriptors leak");
    }

    @Test void aProcessOfSomebodyElseCanBeWatched() throws Exception {
        var pid = Long.parseLong(output("sleep 60 >/dev/null 2>&1 & echo $!"));
        try (var handle = ProcessHandleFd.open(pid).orElseThrow()) {
            assertTrue(handle.alive());
            assertTrue(ProcessHandleFd.startTime(pid) > 0);
            var gone = new CountDownLatch(1);
            handle.onExit(gone::countDown);
            handle.signal(9);
            assertTrue(gone.await(5, TimeUnit.SECONDS));
            assertFalse(handle.alive());
        }
        assertEquals(Optional.empty(), ProcessHandleFd.open(4_000_000).map(ProcessHandleFd::toString));
    }

    private static int descriptors() {
        return java.util.Objects.requireNonNull(new java.io.File("/proc/self/fd").list()).length;
    }
}
