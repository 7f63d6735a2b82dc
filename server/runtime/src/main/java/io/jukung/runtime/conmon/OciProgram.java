package io.jukung.runtime.conmon;

import io.jukung.kernel.SealedCopy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// The OCI runtime's binary as it is started: by its sealed copy, which saves each call the making of one (crun 1.8.1: 1.4 of
/// 2.8 ms, and an unmount, which waits for the kernel). Where the host cannot execute such copies, by its file. A file
/// that was replaced meanwhile, by its package for one, is copied anew. Any thread may call.
final class OciProgram {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private record Copy(Path path, FileTime of) {}

    private final Path file;
    private final String version;
    private volatile Optional<Copy> copy;

    private OciProgram(Path file, String version, Optional<Copy> copy) {
        this.file = file;
        this.version = version;
        this.copy = copy;
    }

    /// Asks the program for its version, which shows whether its copy can be executed.
    static OciProgram of(Path file) throws IOException {
        try {
            var copy = copy(file);
            var version = version(copy.path());
            if (!version.isEmpty()) return new OciProgram(file, version, Optional.of(copy));
        } catch (IOException noCopies) {
            // an old kernel, or one that is told to execute no files in memory
        }
        return new OciProgram(file, version(file), Optional.empty());
    }

    /// One that was asked before.
    static OciProgram known(Path file, String version, boolean copied) throws IOException {
        return new OciProgram(file, version, copied ? Optional.of(copy(file)) : Optional.empty());
    }

    boolean copied() {
        return copy.isPresent();
    }

    Path file() {
        return file;
    }

    /// As the program says it: `1.8.1`.
    String version() {
        return version;
    }

    /// What to execute.
    Path path() {
        var now = copy;
        if (now.isEmpty()) return file;
        try {
            if (!Files.getLastModifiedTime(file).equals(now.get().of())) copy = Optional.of(copy(file));
        } catch (IOException e) {
            // it is just being replaced: the copy is as good as ever
        }
        return copy.map(Copy::path).orElse(file);
    }

    private static Copy copy(Path file) throws IOException {
        var time = Files.getLastModifiedTime(file);
        return new Copy(SealedCopy.of(file), time);
    }

    private static String version(Path program) throws IOException {
        var words = OciCommand.output(List.of(program.toString(), "--version"), PATIENCE);
        return words.lines().findFirst().filter(l -> l.contains(" version ")).map(l -> l.replaceFirst("^.* version ", "")).orElse("");
    }
}
