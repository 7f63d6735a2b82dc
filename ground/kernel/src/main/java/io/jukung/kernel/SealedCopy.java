package io.jukung.kernel;

import static io.jukung.kernel.ErrnoException.check;

import io.jukung.kernel.ffi.Errno;
import io.jukung.kernel.ffi.FileCalls;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A file's copy in memory that nobody can change any more (memfd_create(2), fcntl(2) F_ADD_SEALS).
///
/// OCI runtimes make such a copy of themselves at each call, lest a container overwrite them through /proc/self/exe
/// (CVE-2019-5736). One that is started from a sealed copy sees that it is one, and saves itself the way round.
public final class SealedCopy {
    private static final int PIECE = 64 << 10;

    private SealedCopy() {}

    /// The copy lives as long as this process.
    /// @return a path under which this process and those that it starts can execute it
    /// @throws IOException also where the kernel makes no such copies, or none that can be executed
    public static Path of(Path file) throws IOException {
        var bytes = Files.readAllBytes(file);
        return NativeThreads.io(() -> {
            int fd = (int) check(FileCalls.memory(String.valueOf(file.getFileName())), "copy into memory", file);
            try {
                write(fd, bytes, file);
                check(FileCalls.seal(fd), "seal the copy of", file);
            } catch (IOException e) {
                FileCalls.close(fd);
                throw e;
            }
            return Path.of("/proc/" + ProcessHandle.current().pid() + "/fd/" + fd);
        });
    }

    private static void write(int fd, byte[] bytes, Path file) throws IOException {
        for (int at = 0; at < bytes.length; ) {
            long written = check(FileCalls.write(fd, bytes, at, Math.min(PIECE, bytes.length - at)), "copy into memory", file);
            if (written == 0) throw new ErrnoException("copy into memory", file.toString(), Errno.EIO);
            at += (int) written;
        }
    }
}
