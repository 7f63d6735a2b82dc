package io.jukung.cli.image;

import io.jukung.base.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A small Debian, put together by mmdebstrap from packages; the same packages give the same bytes.
final class DebianRoot {
    private final String suite;
    private final Optional<String> mirror;

    DebianRoot(String suite, Optional<String> mirror) {
        if (!suite.matches("[a-z]+")) throw new Problem.Invalid("no recipe for debian:" + suite, "name a release: debian:bookworm or debian:trixie");
        this.suite = suite;
        this.mirror = mirror;
    }

    void write(Path tar) throws IOException {
        var command = new ArrayList<>(List.of("mmdebstrap", "--quiet", "--variant=minbase", "--include=procps", suite, tar.toString()));
        mirror.ifPresent(command::add);
        var builder = new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.INHERIT).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("SOURCE_DATE_EPOCH", "1700000000");
        try {
            int code = builder.start().waitFor();
            if (code != 0) throw new Problem.Internal("mmdebstrap failed with code " + code, "read its messages above; --mirror names another source of packages");
        } catch (IOException e) {
            throw new Problem.Unavailable("mmdebstrap is not installed on this host", "install the package mmdebstrap");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
