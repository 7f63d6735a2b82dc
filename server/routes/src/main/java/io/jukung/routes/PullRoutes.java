package io.jukung.routes;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jukung.api.Wire;
import io.jukung.base.Problem;
import io.jukung.distribution.Credentials;
import io.jukung.gateway.Exchange;
import io.jukung.image.ProgressLines;
import io.jukung.image.PullProgress;
import io.jukung.notation.Digest;
import io.jukung.notation.Platform;
import io.jukung.notation.Reference;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/// Images brought here: pulled from a registry, or imported from a file system's archive.
final class PullRoutes {
    private final RoutesParts parts;

    PullRoutes(RoutesParts parts) {
        this.parts = parts;
    }

    void register(Paths paths) {
        paths.post("/images/create", this::create);
    }

    private void create(Exchange exchange) throws IOException {
        var from = exchange.query("fromImage").orElse("");
        var source = exchange.query("fromSrc").orElse("");
        if (!from.isEmpty()) pull(exchange, from);
        else if (source.equals("-")) importBody(exchange);
        else if (source.isEmpty()) throw new Problem.Invalid("no image and no source to create one from", "give fromImage=NAME, or fromSrc=- and an archive");
        else throw new Problem.NotServed("this engine imports from no address: " + source, "fetch it, and pipe it: curl URL | jukung import -");
    }

    private void pull(Exchange exchange, String from) throws IOException {
        var reference = reference(from, exchange.query("tag").orElse(""));
        var credentials = exchange.header("X-Registry-Auth").flatMap(Credentials::fromHeader);
        var lines = new Lines(exchange);
        try {
            parts.puller().pull(reference, platform(exchange), credentials, lines::tell);
        } catch (Problem problem) {
            // nothing was sent yet: the status can still say it
            if (!lines.begun()) throw problem;
            lines.fail(problem);
        }
        lines.close();
    }

    static Reference reference(String from, String tag) {
        var reference = Reference.parse(from);
        if (tag.isEmpty()) return reference.withDefaultTag();
        var digest = Digest.tryParse(tag);
        return digest.isPresent() ? reference.withDigest(digest.get()) : reference.withTag(tag);
    }

    private static Optional<Platform> platform(Exchange exchange) {
        return exchange.query("platform").filter(text -> !text.isEmpty()).map(Platform::parse);
    }

    private void importBody(Exchange exchange) throws IOException {
        var repository = exchange.query("repo").orElse("");
        var name = repository.isEmpty() ? Optional.<Reference>empty() : Optional.of(ImageRoutes.target(repository, exchange.query("tag").orElse("")));
        var config = Changes.read(exchange.queryAll("changes"));
        var message = exchange.query("message").filter(text -> !text.isEmpty()).orElse("Imported from -");
        var image = parts.importer().importTar(exchange.body(), config, platform(exchange).orElseGet(Platform::host), name, message);
        try (var out = exchange.stream("application/json")) {
            out.write(Answer.line(Wire.object().put("status", image.id().toString()), "\r\n"));
        }
    }

    /// The lines of progress, from the first of which on there is no way back to a status.
    private static final class Lines {
        private final Exchange exchange;
        private Optional<OutputStream> out = Optional.empty();
        private boolean deaf;

        Lines(Exchange exchange) {
            this.exchange = exchange;
        }

        synchronized boolean begun() {
            return out.isPresent();
        }

        synchronized void tell(PullProgress progress) {
            write(ProgressLines.json(progress));
        }

        synchronized void fail(Problem problem) {
            var line = Wire.object();
            line.putObject("errorDetail").put("message", problem.message());
            line.put("error", problem.message());
            problem.remedy().ifPresent(remedy -> line.put("remedy", remedy));
            write(line.toString());
        }

        /// A client that has gone does not end the pull: others may share it, and the next one finds the layers.
        private void write(String line) {
            if (deaf) return;
            try {
                if (out.isEmpty()) out = Optional.of(exchange.stream("application/json"));
                out.get().write((line + "\r\n").getBytes(UTF_8));
                out.get().flush();
            } catch (IOException e) {
                deaf = true;
            }
        }

        synchronized void close() throws IOException {
            if (out.isPresent() && !deaf) out.get().close();
        }
    }
}
