package io.jukung.cli.container;

import com.google.gson.JsonObject;
import io.jukung.base.Problem;
import io.jukung.cli.command.Invocation;
import io.jukung.cli.create.CreateFlags;
import io.jukung.cli.image.Pull;
import io.jukung.cli.table.Fields;
import io.jukung.notation.Reference;
import io.jukung.remote.Call;
import io.jukung.remote.EngineError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Creates a container as `run` and `create` do: with its image pulled first if it is missing, or always, or never.
final class Creation {
    private final Invocation call;
    private final JsonObject body;

    Creation(Invocation call, JsonObject body) {
        this.call = call;
        this.body = body;
    }

    /// @return the new container's id
    String create() throws IOException {
        var policy = call.text(CreateFlags.PULL).orElse("missing");
        if (!policy.equals("missing") && !policy.equals("always") && !policy.equals("never") && !policy.isEmpty()) {
            throw new Problem.Invalid("invalid pull option: '" + policy + "': must be one of \"always\", \"missing\" or \"never\"");
        }
        var cidFile = call.text(CreateFlags.CIDFILE).filter(file -> !file.isEmpty()).map(file -> call.console().folder().resolve(file));
        if (cidFile.isPresent()) claim(cidFile.get());
        if (policy.equals("always") || !plain()) {
            var image = reference();
            if (policy.equals("always") && image.isPresent()) pull(image.get());
        }
        var answer = post(policy);
        for (var warning : Fields.array(answer, "Warnings")) call.warn("WARNING: " + warning.getAsString());
        var id = Fields.text(answer, "Id");
        if (cidFile.isPresent()) Files.writeString(cidFile.get(), id);
        return id;
    }

    /// The image, unless it is named by its id.
    ///
    /// @throws Problem.Invalid if it is neither
    private Optional<Reference> reference() {
        var image = body.get("Image").getAsString();
        return image.startsWith("sha256:") || image.matches("[0-9a-f]{64}") ? Optional.empty() : Optional.of(Reference.parse(image).withDefaultTag());
    }

    private static void claim(Path file) {
        if (Files.exists(file)) throw new Problem.Invalid("container ID file found, make sure the other container isn't running or delete " + file);
    }

    /// Whether the image's name is written in letters of which usual names are made.
    private boolean plain() {
        var image = body.get("Image").getAsString();
        for (int i = 0; i < image.length(); i++) {
            char c = image.charAt(i);
            if ((c < 'a' || c > 'z') && (c < '0' || c > '9') && (i == 0 || "/.:-".indexOf(c) < 0)) return false;
        }
        return !image.isEmpty();
    }

    /// What a plain name means is asked only when the engine refuses: to read it takes longer than to send it.
    private JsonObject post(String policy) throws IOException {
        try {
            return post();
        } catch (EngineError e) {
            if (e.status() != 400 && e.status() != 404) throw e;
            var image = reference();
            if (e.status() != 404 || image.isEmpty() || !policy.equals("missing")) throw e;
            if (!call.is(CreateFlags.QUIET)) call.warn("Unable to find image '" + image.get().familiar() + "' locally");
            pull(image.get());
            return post();
        }
    }

    private JsonObject post() {
        var request = Call.post("/containers/create");
        call.text(CreateFlags.NAME).filter(name -> !name.isEmpty()).ifPresent(name -> request.query("name", name));
        call.text(CreateFlags.PLATFORM).or(() -> call.console().variable("DOCKER_DEFAULT_PLATFORM")).filter(p -> !p.isEmpty())
                .ifPresent(platform -> request.query("platform", platform));
        return call.client().json(request.json(body)).getAsJsonObject();
    }

    private void pull(Reference reference) throws IOException {
        var out = call.console().err();
        new Pull(call, reference, call.text(CreateFlags.PLATFORM)).run(out, call.is(CreateFlags.QUIET), call.console().terminals().stderr());
    }
}
