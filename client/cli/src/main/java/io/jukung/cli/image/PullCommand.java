package io.jukung.cli.image;

import io.jukung.base.Problem;
import io.jukung.cli.command.Command;
import io.jukung.cli.command.Invocation;
import io.jukung.cli.grammar.Args;
import io.jukung.cli.grammar.Flag;
import io.jukung.cli.grammar.Spec;
import io.jukung.notation.Reference;
import java.io.IOException;

/// `jukung pull`: fetches an image, and prints its full name at the end.
public final class PullCommand implements Command {
    private static final Flag<Boolean> ALL_TAGS = Flag.bool("all-tags", 'a', "Every tag of the repository");
    private static final Flag<Boolean> CONTENT_TRUST = Flag.bool("disable-content-trust", "Accepted and ignored: images are known by their digests").preset("true");
    private static final Flag<String> PLATFORM = Flag.text("platform", "Platform of the image, such as linux/arm64");
    private static final Flag<Boolean> QUIET = Flag.bool("quiet", 'q', "Print only the image's name");

    @Override
    public Spec spec() {
        return Spec.of("Fetch an image from a registry", Args.exactly(1, "NAME[:TAG|@DIGEST]"), ALL_TAGS, CONTENT_TRUST, PLATFORM, QUIET)
                .aliases("image pull", "pull");
    }

    @Override
    public int run(Invocation call) throws IOException {
        var reference = Reference.parse(call.words().getFirst());
        if (call.is(ALL_TAGS)) {
            if (!reference.isNameOnly()) throw new Problem.Invalid("tag can't be used with --all-tags/-a");
        } else if (reference.isNameOnly()) {
            reference = reference.withDefaultTag();
            if (!call.is(QUIET)) call.print("Using default tag: latest");
        }
        var platform = call.text(PLATFORM).or(() -> call.console().variable("DOCKER_DEFAULT_PLATFORM"));
        new Pull(call, reference, platform).run(call.console().out(), call.is(QUIET), call.console().terminals().stdout());
        call.print(reference.toString());
        return 0;
    }
}
