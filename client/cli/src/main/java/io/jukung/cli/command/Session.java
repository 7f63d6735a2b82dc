package io.jukung.cli.command;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.jukung.remote.ClientSettings;
import io.jukung.notation.Reference;
import io.jukung.remote.EngineClient;
import io.jukung.remote.wire.Credentials;
import io.jukung.remote.wire.HostChoice;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The engine this program talks to: connected to at the first use, and not at all by commands that need none.
/// Its connections end with the process; to close them before costs more than all that was said on them.
public final class Session {
    /// Makes the connection.
    public interface Opener {
        EngineClient open(ClientSettings settings);
    }

    private final ClientSettings settings;
    private final Opener opener;
    private @Nullable EngineClient client;

    public Session(ClientSettings settings, Opener opener) {
        this.settings = settings;
        this.opener = opener;
    }

    public ClientSettings settings() { return settings; }

    public EngineClient client() {
        var open = client;
        if (open == null) {
            open = opener.open(settings);
            client = open;
        }
        return open;
    }

    /// The name of the context in use, as `version` and `info` show it.
    public String context() {
        return askedHost().isPresent() ? "default" : HostChoice.contextName(settings);
    }

    /// The client's own `config.json`, empty if there is none or it cannot be read.
    public JsonObject configuration() {
        try {
            var json = JsonParser.parseString(Files.readString(settings.configFolder().resolve("config.json")));
            return json.isJsonObject() ? json.getAsJsonObject() : new JsonObject();
        } catch (IOException | JsonParseException e) {
            return new JsonObject();
        }
    }

    /// What the header `X-Registry-Auth` says of us to a registry; empty if there is nothing to say.
    public Optional<String> registryAuth(Reference reference) {
        if (!Files.exists(settings.configFolder().resolve("config.json")) && settings.variable("DOCKER_AUTH_CONFIG").isEmpty()) return Optional.empty();
        return Optional.of(Credentials.of(settings).header(reference.domain()));
    }

    /// The host asked for by flag or variable, if any.
    public Optional<String> askedHost() {
        return settings.hostFlag().or(() -> settings.variable("JUKUNG_HOST")).or(() -> settings.variable("DOCKER_HOST"));
    }
}
