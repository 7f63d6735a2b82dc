package io.jukung.runtime.conmon;

import io.jukung.kernel.ErrnoException;
import io.jukung.kernel.Fd;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What crun keeps of a container in its state folder, and those of its commands that are little more than a change there:
/// a process less for each start and each removal (3 to 5 ms). Under other runtimes, and wherever the folder is not as
/// crun leaves it, the command itself is to be called.
final class CrunState {
    private final boolean understood;
    private final Path folders;

    /// @param understood whether the runtime is crun
    CrunState(boolean understood, Path folders) {
        this.understood = understood;
        this.folders = folders;
    }

    /// `crun start`: the first process waits at the FIFO `exec.fifo` for one byte, and while that has a name the container counts
    /// as created.
    /// @return false if the runtime itself is to be asked
    boolean start(String id) throws IOException {
        var fifo = folders.resolve(id).resolve("exec.fifo");
        if (!understood || !Files.exists(fifo)) return false;
        try (var gate = Fd.output(Fd.open(fifo, Fd.WRITE | Fd.NON_BLOCKING, 0))) {
            Files.delete(fifo);
            gate.write(0);
            return true;
        } catch (ErrnoException nobodyWaits) {
            return false;
        }
    }

    /// `crun delete` of a container whose first process has ended, but for its control groups: those are the caller's to remove.
    /// @return false if the runtime itself is to be asked
    boolean forget(String id) throws IOException {
        var folder = folders.resolve(id);
        if (!understood || !Files.isRegularFile(folder.resolve("status"))) return false;
        Places.removeTree(folder);
        return true;
    }
}
