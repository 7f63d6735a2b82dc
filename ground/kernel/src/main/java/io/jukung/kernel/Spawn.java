package io.jukung.kernel;

import static io.jukung.kernel.ErrnoException.check;

import io.jukung.kernel.ffi.Errno;
import io.jukung.kernel.ffi.FileCalls;
import io.jukung.kernel.ffi.ProcessCalls;
import io.jukung.kernel.ffi.SpawnCalls;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Starts programs. The child has no descriptor but those asked for, blocks no signal and ignores none
/// (HotSpot's threads block SIGQUIT, which the child would otherwise inherit).
///
/// Called on a platform thread, the child is started by that very thread and shares its namespaces.
public final class Spawn {
    private Spawn() {}

    /// @throws ErrnoException if the program cannot be found or started; then there is no child
    public static Child start(SpawnRequest request) throws IOException {
        var program = find(request);
        return NativeThreads.io(() -> startHere(program, request));
    }

    private static Child startHere(String program, SpawnRequest request) throws IOException {
        // Copies above all numbers wanted in the child: so no dup2 there can overwrite the source of a later one.
        var copies = new int[request.fds().size()];
        int made = 0;
        try {
            for (; made < copies.length; made++) copies[made] = copy(request.fds().get(made), copies.length);
            var env = request.env().entrySet().stream().map(e -> e.getKey() + "=" + e.getValue()).toList();
            long pid = check(SpawnCalls.spawn(program, request.argv(), env, copies, request.newSession(),
                    request.cwd().map(Path::toString)), "start", program);
            long pidfd = ProcessCalls.open(pid);
            if (pidfd < 0) ProcessCalls.kill(pid, 9);
            return Child.watch(pid, (int) check(pidfd, "watch", "process " + pid));
        } finally {
            for (int i = 0; i < made; i++) FileCalls.close(copies[i]);
        }
    }

    private static int copy(int fd, int least) throws IOException {
        if (fd != SpawnRequest.NULL_DEVICE) return (int) check(FileCalls.duplicate(fd, least), "duplicate", "descriptor " + fd);
        int device = Fd.devNull();
        try {
            return (int) check(FileCalls.duplicate(device, least), "duplicate", "/dev/null");
        } finally {
            FileCalls.close(device);
        }
    }

    private static String find(SpawnRequest request) throws IOException {
        var name = request.argv().getFirst();
        if (name.contains("/")) return name;
        var path = Optional.ofNullable(request.env().get("PATH")).or(() -> Optional.ofNullable(System.getenv("PATH")))
                .orElse("/usr/sbin:/usr/bin:/sbin:/bin");
        for (var folder : path.split(File.pathSeparator)) {
            var program = Path.of(folder.isEmpty() ? "." : folder, name);
            if (Files.isRegularFile(program) && Files.isExecutable(program)) return program.toString();
        }
        throw new ErrnoException("start", name, Errno.ENOENT);
    }
}
