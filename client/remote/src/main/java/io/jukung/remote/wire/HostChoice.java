package io.jukung.remote.wire;

import com.google.gson.JsonObject;
import io.jukung.base.Problem;
import io.jukung.remote.ClientSettings;
import io.jukung.remote.EngineHost;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/// Finds the engine meant: `-H`, `--context`, `JUKUNG_HOST`, `DOCKER_HOST`, `DOCKER_CONTEXT`, the current context, the default.
public final class HostChoice {
    private static final String DEFAULT = "unix:///run/jukung/engine.sock";

    private HostChoice() {}

    public static EngineHost of(ClientSettings settings) {
        if (settings.hostFlag().isPresent() && settings.contextFlag().isPresent()) {
            throw new Problem.Invalid("conflicting options: cannot specify both --host and --context", "leave one of them out");
        }
        if (settings.hostFlag().isPresent()) return plain(settings, settings.hostFlag().get());
        if (settings.contextFlag().isPresent()) return context(settings, settings.contextFlag().get());
        var variable = settings.variable("JUKUNG_HOST").or(() -> settings.variable("DOCKER_HOST"));
        if (variable.isPresent()) return plain(settings, variable.get());
        return context(settings, contextName(settings));
    }

    /// The context in use when no host is named; `default` if none was chosen.
    public static String contextName(ClientSettings settings) {
        return settings.contextFlag().or(() -> settings.variable("DOCKER_CONTEXT"))
                .or(() -> JsonFile.read(settings.configFolder().resolve("config.json")).flatMap(config -> JsonFile.text(config, "currentContext")))
                .orElse("default");
    }

    private static EngineHost plain(ClientSettings settings, String text) {
        var host = EngineHost.parse(text);
        if (!(host instanceof EngineHost.Tcp tcp)) return host;
        boolean verify = settings.variable("DOCKER_TLS_VERIFY").isPresent();
        if (!verify && settings.variable("DOCKER_TLS").isEmpty() && !text.startsWith("https://")) return host;
        var folder = settings.variable("DOCKER_CERT_PATH").map(Path::of).orElse(settings.configFolder());
        var usual = files(folder, !verify && !text.startsWith("https://"));
        var named = settings.certificates();
        return new EngineHost.Tcp(tcp.host(), tcp.port(), Optional.of(new EngineHost.TlsFiles(named.authority().or(usual::ca),
                named.own().or(usual::cert), named.key().or(usual::key), usual.skipVerify())));
    }

    private static EngineHost context(ClientSettings settings, String name) {
        if (name.equals("default")) return plain(settings, DEFAULT);
        var contexts = settings.configFolder().resolve("contexts");
        var id = sha256(name);
        var meta = JsonFile.read(contexts.resolve("meta").resolve(id).resolve("meta.json")).orElseThrow(() -> new Problem.NotFound(
                "context \"" + name + "\": context not found", "see 'jukung context ls', or unset DOCKER_CONTEXT"));
        JsonObject endpoint = JsonFile.object(JsonFile.object(meta, "Endpoints"), "docker");
        var host = EngineHost.parse(JsonFile.text(endpoint, "Host").orElse(DEFAULT));
        var folder = contexts.resolve("tls").resolve(id).resolve("docker");
        if (!(host instanceof EngineHost.Tcp tcp) || !Files.isDirectory(folder)) return host;
        boolean skip = endpoint.has("SkipTLSVerify") && endpoint.get("SkipTLSVerify").getAsBoolean();
        return new EngineHost.Tcp(tcp.host(), tcp.port(), Optional.of(files(folder, skip)));
    }

    private static EngineHost.TlsFiles files(Path folder, boolean skipVerify) {
        return new EngineHost.TlsFiles(there(folder, "ca.pem"), there(folder, "cert.pem"), there(folder, "key.pem"), skipVerify);
    }

    private static Optional<Path> there(Path folder, String name) {
        return Optional.of(folder.resolve(name)).filter(Files::exists);
    }

    static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
