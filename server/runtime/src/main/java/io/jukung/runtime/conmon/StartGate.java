package io.jukung.runtime.conmon;

import io.jukung.kernel.ErrnoException;
import io.jukung.kernel.Fd;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Lets a container that crun has created go, as `crun start` does: its first process waits at the FIFO `exec.fifo` in crun's
/// state folder for one byte, and while that FIFO has a name the container counts as created. A process less for each start
/// (3 to 4 ms). Where nobody waits at such a FIFO, as under other runtimes, `start` is asked as usual.
final class StartGate {
    private final boolean understood;
    private final Path state;

    StartGate(boolean understood, Path state) {
        this.understood = understood;
        this.state = state;
    }

    /// @return false if the runtime itself is to be asked
    boolean open(String id) throws IOException {
        var fifo = state.resolve(id).resolve("exec.fifo");
        if (!understood || !Files.exists(fifo)) return false;
        try (var gate = Fd.output(Fd.open(fifo, Fd.WRITE | Fd.NON_BLOCKING, 0))) {
            Files.delete(fifo);
            gate.write(0);
            return true;
        } catch (ErrnoException nobodyWaits) {
            return false;
        }
    }
}
