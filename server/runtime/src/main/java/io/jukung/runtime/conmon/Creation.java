package io.jukung.runtime.conmon;

import io.jukung.kernel.Child;
import io.jukung.kernel.Fd;
import io.jukung.kernel.FileNodes;
import io.jukung.runtime.Io;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/// A container in the making: conmon and the OCI runtime start while what they are to run is still being prepared, which
/// takes as long as their own start (some 6 ms).
///
/// Until it is ready the bundle's `config.json` is a FIFO that the engine holds open: the OCI runtime waits at it, or finds it
/// at its end, and gives up, if the engine goes away. The file takes the FIFO's place before its content is written to the
/// FIFO, so that every reader gets the whole, whenever it opens the name.
final class Creation {
    private final Places places;
    private final String id;
    private final OutputStream held;
    private final CompletableFuture<Launcher.Answer> answer = new CompletableFuture<>();
    private boolean described;

    private Creation(Places places, String id, OutputStream held) {
        this.places = places;
        this.id = id;
        this.held = held;
    }

    /// Nothing of the id may be left from before.
    static Creation begin(Places places, Launcher launcher, String id, Io io, boolean terminal) throws IOException {
        Files.createDirectories(places.keep(id));
        FileNodes.makeNode(places.config(id), FileNodes.FIFO | 0600, 0, 0);
        var creation = new Creation(places, id, Fd.output(Fd.open(places.config(id), Fd.READ_WRITE | Fd.NON_BLOCKING, 0)));
        Thread.startVirtualThread(() -> creation.launch(launcher, io, terminal));
        return creation;
    }

    private void launch(Launcher launcher, Io io, boolean terminal) {
        try {
            answer.complete(launcher.launch(id, io, terminal));
        } catch (Throwable t) {
            answer.completeExceptionally(t);
        } finally {
            // whoever still writes to it writes for nobody
            release();
        }
    }

    /// Hands the description over and waits for what becomes of it.
    Launcher.Answer finish(byte[] config) throws IOException {
        var beside = Path.of(places.config(id) + ".new");
        Files.write(beside, config);
        described = true;
        Files.move(beside, places.config(id), StandardCopyOption.ATOMIC_MOVE);
        try {
            held.write(config);
        } catch (IOException notWaiting) {
            // it took the file, or has ended: the answer tells
        }
        release();
        try {
            return answer.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof IOException failure) throw failure;
            throw e.getCause() instanceof RuntimeException failure ? failure : e;
        }
    }

    private void release() {
        try {
            held.close();
        } catch (IOException closed) {
            // There is nothing left to close.
        }
    }

    /// Ends what was begun. Whoever waits at the FIFO reads its end; whoever comes later finds no file, and does not wait at a
    /// FIFO to which nobody writes.
    void end() throws IOException {
        if (!described) Files.deleteIfExists(places.config(id));
        release();
        var begun = answer.handle((ready, _) -> ready).join();
        if (begun != null) begun.child().kill(Child.KILL);
    }
}
