package io.jukung.cli.image;

import io.jukung.base.Problem;
import io.jukung.cli.command.Command;
import io.jukung.cli.command.Invocation;
import io.jukung.cli.grammar.Args;
import io.jukung.cli.grammar.Flag;
import io.jukung.cli.grammar.Spec;
import io.jukung.notation.Reference;
import io.jukung.remote.Call;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// `jukung image bootstrap`: an image made of what this host has, where no registry can be reached.
///
/// `busybox` comes from the host's own busybox; `debian:SUITE` from the host's Debian packages by mmdebstrap.
public final class BootstrapCommand implements Command {
    private static final Flag<String> MIRROR = Flag.text("mirror", "Where Debian's packages are; the host's own sources if not given");

    @Override
    public Spec spec() {
        return Spec.of("Make a base image from this host's own packages", Args.exactly(1, "busybox|debian:bookworm|debian:trixie"), MIRROR)
                .aliases("image bootstrap");
    }

    @Override
    public int run(Invocation call) throws IOException {
        var reference = Reference.parse(call.words().getFirst()).withDefaultTag();
        var folder = Files.createTempDirectory("jukung-bootstrap");
        var tar = folder.resolve("rootfs.tar");
        try {
            switch (reference.familiarName()) {
                case "busybox" -> new BusyboxRoot(Path.of("/bin/busybox")).write(tar);
                case "debian" -> new DebianRoot(reference.tag().orElse(""), call.text(MIRROR)).write(tar);
                default -> throw new Problem.Invalid("no recipe for " + reference.familiar(), "known are busybox, debian:bookworm and debian:trixie");
            }
            load(call, reference, tar);
        } finally {
            Files.deleteIfExists(tar);
            Files.deleteIfExists(folder);
        }
        call.print(reference.familiar());
        return 0;
    }

    private static void load(Invocation call, Reference reference, Path tar) throws IOException {
        var shell = reference.familiarName().equals("busybox") ? "sh" : "bash";
        var request = Call.post("/images/create").query("fromSrc", "-").query("repo", reference.familiarName())
                .query("tag", reference.tag().orElse("latest")).query("changes", "CMD [\"" + shell + "\"]");
        try (var stream = Files.newInputStream(tar); var answer = call.client().open(request.body("application/x-tar", stream))) {
            new ProgressPrinter(call.console().err(), true, false).print(answer.body());
        }
    }
}
