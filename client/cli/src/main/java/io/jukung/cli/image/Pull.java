package io.jukung.cli.image;

import io.jukung.cli.command.Invocation;
import io.jukung.notation.Reference;
import io.jukung.remote.Call;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Optional;

/// Asks the engine to pull an image, and shows how it goes.
public final class Pull {
    private final Invocation call;
    private final Reference reference;
    private final Optional<String> platform;

    public Pull(Invocation call, Reference reference, Optional<String> platform) {
        this.call = call;
        this.reference = reference;
        this.platform = platform;
    }

    /// @param terminal whether progress may be redrawn in place
    public void run(PrintStream out, boolean quiet, boolean terminal) throws IOException {
        var request = Call.post("/images/create").query("fromImage", reference.name());
        platform.filter(p -> !p.isEmpty()).ifPresent(p -> request.query("platform", p));
        if (reference.digest().isPresent()) request.query("tag", reference.digest().get().toString());
        else reference.tag().ifPresent(tag -> request.query("tag", tag));
        call.session().registryAuth(reference).ifPresent(auth -> request.header("X-Registry-Auth", auth));
        try (var answer = call.client().open(request)) {
            new ProgressPrinter(out, quiet, terminal).print(answer.body());
        }
    }
}
