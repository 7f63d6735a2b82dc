package io.jukung.runtime.conmon;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jukung.base.Problem;
import io.jukung.runtime.ConsoleSize;
import io.jukung.runtime.ContainerSpec;
import io.jukung.runtime.ExecSpec;
import io.jukung.runtime.ExitFacts;
import io.jukung.runtime.Io;
import io.jukung.runtime.LogQuery;
import io.jukung.runtime.Output;
import io.jukung.runtime.ProcessSpec;
import io.jukung.runtime.RunState;
import io.jukung.runtime.Runtime;
import io.jukung.runtime.RuntimeFailure;
import io.jukung.runtime.SecuritySpec;
import io.jukung.runtime.StreamKind;
import io.jukung.runtime.log.LogFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class RealContainersTest {
    private static final Path BUSYBOX = Path.of("/bin/busybox");
    private static Path top = Path.of("/nowhere");
    private static Path rootfs = top;
    private static ConmonRuntimes.Settings settings = ConmonRuntimes.Settings.of(top, top);
    private static Optional<Runtime> opened = Optional.empty();
    private static int number;
    private final List<String> made = new ArrayList<>();

    @BeforeAll
    static void openARuntime() throws IOException {
        Assumptions.assumeTrue(io.jukung.kernel.Host.euid() == 0, "needs root");
        Assumptions.assumeTrue(Files.isExecutable(BUSYBOX), "needs a static /bin/busybox");
        Assumptions.assumeTrue(RuntimeProbe.find("conmon").isPresent(), "needs conmon");
        top = Files.createTempDirectory("jukung-runtime");
        rootfs = top.resolve("state/rootfs");
        Files.createDirectories(rootfs.resolve("bin"));
        Files.createDirectories(rootfs.resolve("etc"));
        Files.copy(BUSYBOX, rootfs.resolve("bin/busybox"));
        for (var name : List.of("sh", "echo", "cat", "sleep", "stty", "true", "id", "dd", "head")) Files.createSymbolicLink(rootfs.resolve("bin").resolve(name), Path.of("busybox"));
        Files.writeString(rootfs.resolve("etc/passwd"), "root:x:0:0::/root:/bin/sh\nann:x:7:8::/home/ann:/bin/sh\n");
        Files.writeString(rootfs.resolve("etc/group"), "root:x:0:\nstaff:x:8:\nboat:x:9:ann\n");
        settings = new ConmonRuntimes.Settings(top.resolve("run"), List.of(top.resolve("state")), "/jukung-test-" + ProcessHandle.current().pid(), Optional.empty(), Optional.empty(), Duration.ofSeconds(20));
        opened = Optional.of(ConmonRuntimes.open(settings));
        System.out.println(opened.get().choice());
    }

    @AfterAll
    static void nothingIsLeftBehind() throws IOException {
        if (opened.isEmpty()) return;
        ConmonRuntimes.unshare(settings);
        for (var mount : io.jukung.kernel.Mounts.table()) assertFalse(mount.mountPoint().startsWith(top), mount.toString());
        try (var trees = Files.walk(Path.of("/sys/fs/cgroup"), 3)) {
            var groups = trees.filter(p -> p.endsWith(settings.cgroupParent().substring(1))).toList();
            for (var group : groups) Files.delete(group);
        }
        Places.removeTree(top);
    }

    private static Runtime runtime() {
        return opened.orElseThrow();
    }

    @AfterEach
    void deleteAll() throws IOException {
        for (var id : made) runtime().delete(id);
    }

    private String id() {
        var id = "t" + ++number + "-1";
        made.add(id);
        return id;
    }

    private static Path log(String id) {
        return top.resolve(id + ".log");
    }

    private String create(ProcessSpec process, Io.Stdin stdin) throws IOException {
        var id = id();
        runtime().create(ContainerSpec.of(id, rootfs, process), new Io(log(id), stdin, List.of()));
        return id;
    }

    private String run(String script) throws IOException {
        var id = create(ProcessSpec.of("sh", "-c", script), Io.Stdin.NONE);
        runtime().start(id);
        return id;
    }

    private static String logged(String id) throws Exception {
        var bytes = new ByteArrayOutputStream();
        new LogFiles().read(log(id), LogQuery.everything(), () -> true, line -> bytes.write(line.bytes()));
        return bytes.toString(UTF_8);
    }

    private record Collected(ByteArrayOutputStream out, CompletableFuture<Void> over) implements Output {
        @Override public void write(StreamKind stream, byte[] bytes) throws IOException { out.write(bytes); }
        @Override public void end() { over.complete(null); }
        static Collected fresh() { return new Collected(new ByteArrayOutputStream(), new CompletableFuture<>()); }
    }

    @Test void theExitCodeAndTheOutputOfAContainerAreKept() throws Exception {
        var id = run("echo hello; echo bad >&2; exit 42");
        assertEquals(42, runtime().awaitExit(id).code());
        assertEquals("hello\nbad\n", logged(id));
    }

    @Test void aCodeThatLooksLikeASignalIsToldFromOneWhereTheKernelSaysSo() throws Exception {
        var self = runtime().awaitExit(run("exit 137"));
        Assumptions.assumeTrue(self.manner() != ExitFacts.Manner.UNTOLD, "needs a kernel of 6.15 or newer");
        assertEquals(137, self.code());
        assertEquals(ExitFacts.Manner.BY_ITSELF, self.manner());
        var id = run("sleep 100");
        runtime().kill(id, 9);
        assertEquals(ExitFacts.Manner.BY_SIGNAL, runtime().awaitExit(id).manner());
        assertEquals(137, runtime().awaitExit(id).code());
    }

    @Test void aLongLineComesBackWhole() throws Exception {
        var id = run("head -c 20000 /dev/zero; echo");
        runtime().awaitExit(id);
        assertEquals(20001, logged(id).length());
    }

    @Test void closingStdinOnAnAttachmentIsTheEndTheContainerSees() throws Exception {
        var id = create(ProcessSpec.of("cat"), Io.Stdin.ONCE);
        var output = Collected.fresh();
        var attachment = runtime().attach(id, output);
        runtime().start(id);
        attachment.write("sail".getBytes(UTF_8), 0, 4);
        attachment.closeStdin();
        assertEquals(0, runtime().awaitExit(id).code());
        output.over().get(5, TimeUnit.SECONDS);
        assertEquals("sail", output.out().toString(UTF_8));
    }

    @Test void aTerminalHasTheSizeAskedFor() throws Exception {
        var id = create(ProcessSpec.of("stty", "size").withTerminal(Optional.of(new ConsoleSize(33, 77))), Io.Stdin.OPEN);
        runtime().start(id);
        runtime().awaitExit(id);
        assertEquals("33 77", logged(id).strip());
    }

    @Test void aCommandThatIsNotThereIsToldInDockersWords() {
        var failure = assertThrows(RuntimeFailure.class, () -> create(ProcessSpec.of("nosuch"), Io.Stdin.NONE));
        assertEquals("failed to create task for container: failed to create shim task: OCI runtime create failed: runc create failed: "
                + "unable to start container process: error during container init: exec: \"nosuch\": executable file not found in $PATH", failure.getMessage());
        assertEquals(127, failure.exitCode());
    }

    @Test void aFolderCannotBeRun() {
        assertEquals(126, assertThrows(RuntimeFailure.class, () -> create(ProcessSpec.of("/etc"), Io.Stdin.NONE)).exitCode());
    }

    @Test void anUnknownUserIsToldInDockersWords() {
        var problem = assertThrows(Problem.Invalid.class, () -> create(ProcessSpec.of("true").withUser("nosuch", List.of()), Io.Stdin.NONE));
        assertEquals("unable to find user nosuch: no matching entries in passwd file", problem.message());
    }

    @Test void aUserHasTheGroupsOfTheContainersOwnFiles() throws Exception {
        var id = create(ProcessSpec.of("sh", "-c", "id; echo $HOME").withUser("ann", List.of()), Io.Stdin.NONE);
        runtime().start(id);
        runtime().awaitExit(id);
        assertEquals("uid=7(ann) gid=8(staff) groups=8(staff),9(boat)\n/home/ann\n", logged(id).replace("groups=9(boat),8(staff)", "groups=8(staff),9(boat)"));
    }

    @Test void aKilledContainerEndsWith137EvenWhenPaused() throws Exception {
        var id = run("sleep 100");
        runtime().pause(id);
        runtime().kill(id, 9);
        assertEquals(137, runtime().awaitExit(id).code());
    }

    @Test void anExecHasStreamsAndAnExitCode() throws Exception {
        var id = run("sleep 100");
        try (var exec = runtime().exec(id, new ExecSpec(ProcessSpec.of("sh", "-c", "cat; echo err >&2; exit 7"), true, true, false))) {
            exec.stdin().write("in".getBytes(UTF_8));
            exec.stdin().close();
            assertEquals("in", new String(exec.stdout().readAllBytes(), UTF_8));
            assertEquals("err\n", new String(exec.stderr().readAllBytes(), UTF_8));
            assertEquals(7, exec.exit().get(5, TimeUnit.SECONDS));
        }
        assertEquals(1, runtime().pids(id).size());
    }

    @Test void anExecWithATerminalCanBeResized() throws Exception {
        var id = run("sleep 100");
        var process = ProcessSpec.of("sh", "-c", "read x; stty size").withTerminal(Optional.of(new ConsoleSize(10, 20)));
        try (var exec = runtime().exec(id, new ExecSpec(process, true, true, false))) {
            exec.resize(new ConsoleSize(44, 55));
            exec.stdin().write('\n');
            exec.stdin().flush();
            assertTrue(new String(exec.stdout().readAllBytes(), UTF_8).contains("44 55"));
            assertEquals(0, exec.exit().get(5, TimeUnit.SECONDS));
        }
    }

    @Test void whoWaitsForTheBeginOfAnExecHearsWhetherItBegan() throws Exception {
        var id = run("sleep 100");
        try (var exec = runtime().exec(id, new ExecSpec(ProcessSpec.of("sleep", "50"), false, false, false))) {
            exec.awaitBegin();
            assertTrue(exec.pid().isPresent());
        }
        try (var exec = runtime().exec(id, new ExecSpec(ProcessSpec.of("nosuch"), false, false, false))) {
            assertEquals(127, assertThrows(RuntimeFailure.class, exec::awaitBegin).exitCode());
        }
    }

    @Test void anExecInTheBackgroundCanHaveATerminal() throws Exception {
        var id = run("sleep 100");
        var process = ProcessSpec.of("sh", "-c", "test -t 1").withTerminal(Optional.empty());
        try (var exec = runtime().exec(id, new ExecSpec(process, false, false, false))) {
            assertEquals(0, exec.exit().get(5, TimeUnit.SECONDS));
        }
    }

    @Test void anExecOfWhatIsNotThereFailsWith127() throws Exception {
        var id = run("sleep 100");
        try (var exec = runtime().exec(id, new ExecSpec(ProcessSpec.of("nosuch"), false, true, false))) {
            var failure = assertThrows(CompletionException.class, () -> exec.exit().join());
            var cause = assertInstanceOf(RuntimeFailure.class, failure.getCause());
            assertEquals("OCI runtime exec failed: exec failed: unable to start container process: exec: \"nosuch\": executable file not found in $PATH", cause.getMessage());
        }
    }

    @Test void anotherRuntimeFindsWhatRunsAndHowItEnded() throws Exception {
        var id = create(ProcessSpec.of("sh", "-c", "cat; exit 9"), Io.Stdin.ONCE);
        var attachment = runtime().attach(id, Collected.fresh());
        runtime().start(id);
        var later = ConmonRuntimes.open(settings);
        assertInstanceOf(RunState.Running.class, later.adopt(id));
        attachment.closeStdin();
        assertEquals(9, later.awaitExit(id).code());
        assertInstanceOf(RunState.Exited.class, ConmonRuntimes.open(settings).adopt(id));
        runtime().delete(id);
        assertInstanceOf(RunState.Gone.class, ConmonRuntimes.open(settings).adopt(id));
    }

    @Test void aContainerWhoseSupervisorWasKilledIsEndedToo() throws Exception {
        var id = run("sleep 100");
        var state = assertInstanceOf(RunState.Running.class, runtime().adopt(id));
        io.jukung.kernel.Host.kill(state.supervisor(), 9);
        assertEquals(137, runtime().awaitExit(id).code());
    }

    @Test void whatWasBegunAndNeverDescribedLeavesNothing() throws Exception {
        var id = id();
        var bundle = settings.run().resolve("c/" + id);
        try (var beginning = runtime().begin(id, new Io(log(id), Io.Stdin.NONE, List.of()), false)) {
            // conmon is on its way, or waits for the runtime, which waits for the description
            while (!Files.exists(bundle.resolve("ctl"))) Thread.onSpinWait();
        }
        assertFalse(Files.exists(bundle));
        assertFalse(runtime().ids().contains(id));
        assertFalse(workedOn(bundle), "a process is left");
    }

    @Test void whatIsGivenUpAtOnceEndsAtOnce() throws Exception {
        for (int i = 0; i < 20; i++) {
            var id = id();
            runtime().begin(id, new Io(log(id), Io.Stdin.NONE, List.of()), false).close();
            assertFalse(Files.exists(settings.run().resolve("c/" + id)));
        }
    }

    @Test void whatAnEngineBeganBeforeItsEndIsTakenAwayByTheNext() throws Exception {
        var id = id();
        var bundle = Files.createDirectories(settings.run().resolve("c/" + id));
        io.jukung.kernel.FileNodes.makeNode(bundle.resolve("config.json"), io.jukung.kernel.FileNodes.FIFO | 0600, 0, 0);
        assertInstanceOf(RunState.Gone.class, runtime().adopt(id));
        runtime().delete(id);
        assertFalse(Files.exists(bundle));
    }

    @Test void aDescriptionLargerThanAPipeArrivesWhole() throws Exception {
        var id = id();
        var process = ProcessSpec.of("sh", "-c", "echo ${#LONG}");
        var spec = ContainerSpec.of(id, rootfs, new ProcessSpec(process.args(), List.of("PATH=/bin", "LONG=" + "x".repeat(100_000)), process.cwd(), process.user(),
                List.of(), false, Optional.empty()));
        runtime().create(spec, new Io(log(id), Io.Stdin.NONE, List.of()));
        runtime().start(id);
        assertEquals(0, runtime().awaitExit(id).code());
        assertTrue(logged(id).contains("100000"), logged(id));
    }

    private static boolean workedOn(Path bundle) throws IOException {
        try (var processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (var process : processes) {
                try {
                    if (Files.readString(process.resolve("cmdline"), java.nio.charset.StandardCharsets.ISO_8859_1).contains(bundle.toString())) return true;
                } catch (IOException ended) {
                    // not that one
                }
            }
        }
        return false;
    }

    @Test void aHeldDescriptorStaysOpenInTheSupervisorAndNotInTheContainer() throws Exception {
        var id = id();
        var held = io.jukung.kernel.Fd.open(Path.of("/dev/zero"), io.jukung.kernel.Fd.READ, 0);
        var created = runtime().create(ContainerSpec.of(id, rootfs, ProcessSpec.of("sleep", "100")), new Io(log(id), Io.Stdin.NONE, List.of(held)));
        io.jukung.kernel.Fd.close(held);
        runtime().start(id);
        // start returns a moment before the runtime's own process has become the container's
        while (!Files.readString(Path.of("/proc/" + created.pid() + "/comm")).strip().equals("sleep")) Thread.onSpinWait();
        assertTrue(opens(created.supervisor(), "/dev/zero"));
        assertFalse(opens(created.pid(), "/dev/zero"));
    }

    private static boolean opens(long pid, String file) throws IOException {
        try (var fds = Files.list(Path.of("/proc/" + pid + "/fd"))) {
            return fds.anyMatch(fd -> {
                try {
                    return Files.readSymbolicLink(fd).toString().equals(file);
                } catch (IOException closed) {
                    return false;
                }
            });
        }
    }

    @Test void whatIsNoProgramEndsAtOnceAndItsLogSaysWhy() throws Exception {
        Files.write(rootfs.resolve("bin/junk"), new byte[] {0, 1, 2, 3});
        io.jukung.kernel.FileNodes.chmod(rootfs.resolve("bin/junk"), 0755);
        var id = create(ProcessSpec.of("/bin/junk"), Io.Stdin.NONE);
        runtime().start(id);
        assertTrue(runtime().awaitExit(id).code() != 0);
        assertTrue(logged(id).toLowerCase(java.util.Locale.ROOT).contains("exec format error"), logged(id));
    }

    @Test void aFilterCompiledForOneContainerHoldsInTheNext() throws Exception {
        var profile = new SecuritySpec.Profile("{\"defaultAction\": \"SCMP_ACT_ALLOW\", \"syscalls\": [{\"names\": [\"mkdir\", \"mkdirat\"], \"action\": \"SCMP_ACT_ERRNO\"}]}");
        var usual = SecuritySpec.USUAL;
        var security = new SecuritySpec(false, usual.capAdd(), usual.capDrop(), false, profile, usual.apparmor(), usual.masked(), usual.readonly());
        for (int turn = 0; turn < 2; turn++) {
            var id = id();
            var spec = ContainerSpec.of(id, rootfs, ProcessSpec.of("busybox", "mkdir", "/tmp-made")).withSecurity(security);
            runtime().create(spec, new Io(log(id), Io.Stdin.NONE, List.of()));
            assertEquals(turn == 1, Files.readString(settings.run().resolve("c/" + id + "/config.json")).contains("seccomp_bpf_data"));
            runtime().start(id);
            assertEquals(1, runtime().awaitExit(id).code());
            assertTrue(logged(id).contains("Operation not permitted"), logged(id));
        }
    }

    @Test void aDeletedContainerLeavesNoProcessNoGroupAndNoFile() throws Exception {
        var id = run("sleep 100");
        var state = assertInstanceOf(RunState.Running.class, runtime().adopt(id));
        runtime().delete(id);
        assertFalse(Files.exists(Path.of("/proc/" + state.pid())));
        assertFalse(Files.exists(settings.run().resolve("c/" + id)));
        try (var groups = Files.walk(Path.of("/sys/fs/cgroup"), 3)) {
            assertEquals(List.of(), groups.filter(p -> p.endsWith(id)).toList());
        }
    }

    @Test void aRotatedLogLosesNothing() throws Exception {
        var id = run("for i in 1 2 3; do echo $i; done; cat /dev/zero | head -c 1 >/dev/null; sleep 0.3; echo 4");
        var store = new LogFiles();
        while (!Files.exists(log(id)) || Files.size(log(id)) < 100) Thread.onSpinWait();
        store.rotateIfLarge(log(id), new io.jukung.runtime.LogBounds(1, 3), () -> runtime().reopenLog(id));
        runtime().awaitExit(id);
        assertEquals("1\n2\n3\n4\n", logged(id));
    }
}
