package io.jukung.kernel;

import static io.jukung.kernel.ErrnoException.check;

import io.jukung.kernel.ffi.FileCalls;
import io.jukung.kernel.ffi.ProcessCalls;
import java.io.IOException;

/// The way back to the namespace a thread came from; closing it goes that way.
///
/// A thread that dies abroad would do for the kernel, but not for Java: when it wakes a virtual thread, the scheduler may
/// start a carrier from it, which inherits the foreign namespace and then serves others. So a thread goes home before
/// it tells anybody that it is done. Going home to a mount namespace also resets the root and the current folder.
record Home(int fd, int type) implements AutoCloseable {
    static Home network() throws IOException {
        return new Home(open("net"), ProcessCalls.CLONE_NEWNET);
    }

    static Home mounts() throws IOException {
        var home = new Home(open("mnt"), ProcessCalls.CLONE_NEWNS);
        try {
            alone();
        } catch (IOException e) {
            FileCalls.close(home.fd);
            throw e;
        }
        return home;
    }

    /// A thread needs a root and current folder of its own to leave its mount namespace, and to come back: threads it
    /// started meanwhile share them, and may linger in the kernel after Java has seen them end.
    private static void alone() throws IOException {
        check(ProcessCalls.unshare(ProcessCalls.CLONE_FS), "unshare", "the current folder");
    }

    private static int open(String kind) throws IOException {
        Poller.shared();
        var path = "/proc/thread-self/ns/" + kind;
        return (int) check(FileCalls.open(path, Fd.READ, 0), "open", path);
    }

    @Override
    public void close() throws IOException {
        try {
            if (type == ProcessCalls.CLONE_NEWNS) alone();
            check(ProcessCalls.enter(fd, type), "go back", "the namespace of the engine");
        } finally {
            FileCalls.close(fd);
        }
    }
}
