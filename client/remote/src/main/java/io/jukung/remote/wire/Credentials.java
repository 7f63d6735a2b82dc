package io.jukung.remote.wire;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.jukung.base.Problem;
import io.jukung.remote.ClientSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;

/// Who we are to registries, as `config.json` and its helper programs keep it. Secrets never appear in a message.
public final class Credentials {
    /// The key under which clients keep what belongs to Docker Hub.
    public static final String HUB_KEY = "https://index.docker.io/v1/";

    private final JsonObject config;
    private final Optional<String> fromEnvironment;

    private Credentials(JsonObject config, Optional<String> fromEnvironment) {
        this.config = config;
        this.fromEnvironment = fromEnvironment;
    }

    public static Credentials of(ClientSettings settings) {
        Path file = settings.configFolder().resolve("config.json");
        return new Credentials(JsonFile.read(file).orElseGet(JsonObject::new), settings.variable("DOCKER_AUTH_CONFIG"));
    }

    /// The value of `X-Registry-Auth` for a registry such as `docker.io` or `host:5000`; of an empty object if we are nobody there.
    public String header(String registry) {
        return encode(find(key(registry)).orElseGet(JsonObject::new));
    }

    /// The value of `X-Registry-Config`: everybody we are, for a build.
    public String headerOfAll() {
        var all = new JsonObject();
        for (var key : JsonFile.object(config, "auths").keySet()) find(key).ifPresent(found -> all.add(key, found));
        for (var key : JsonFile.object(config, "credHelpers").keySet()) find(key).ifPresent(found -> all.add(key, found));
        return encode(all);
    }

    /// An object as a header carries it: base64url, padded.
    public static String encode(JsonObject object) {
        return Base64.getUrlEncoder().encodeToString(object.toString().getBytes(StandardCharsets.UTF_8));
    }

    public static String key(String registry) {
        return switch (registry) {
            case "", "docker.io", "index.docker.io", "registry-1.docker.io" -> HUB_KEY;
            default -> registry;
        };
    }

    private Optional<JsonObject> find(String key) {
        var helper = JsonFile.text(JsonFile.object(config, "credHelpers"), key).or(() -> JsonFile.text(config, "credsStore"));
        if (helper.isPresent()) {
            var found = fromHelper(helper.get(), key);
            if (found.isPresent()) return found;
        }
        return fromAuths(config, key).or(() -> fromEnvironment.flatMap(text -> fromAuths(parse(text), key)));
    }

    private static Optional<JsonObject> fromAuths(JsonObject config, String key) {
        var auths = JsonFile.object(config, "auths");
        for (var entry : auths.entrySet()) {
            if (!bare(entry.getKey()).equals(bare(key)) || !(entry.getValue() instanceof JsonObject stored) || stored.isEmpty()) continue;
            var auth = stored.deepCopy();
            JsonFile.text(auth, "auth").ifPresent(text -> unpack(auth, text));
            auth.remove("auth");
            auth.addProperty("serveraddress", key);
            return Optional.of(auth);
        }
        return Optional.empty();
    }

    private static void unpack(JsonObject auth, String text) {
        try {
            var pair = new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            if (colon < 0) return;
            auth.addProperty("username", pair.substring(0, colon));
            var password = pair.substring(colon + 1);
            // Some versions padded with NUL.
            while (password.endsWith("\0")) password = password.substring(0, password.length() - 1);
            auth.addProperty("password", password);
        } catch (IllegalArgumentException e) {
            throw new Problem.Invalid("config.json holds an 'auth' that is not base64", "sign in again with 'jukung login'");
        }
    }

    /// Keys were once URLs and may still be.
    private static String bare(String key) {
        if (key.equals(HUB_KEY)) return key;
        int scheme = key.indexOf("://");
        var rest = scheme < 0 ? key : key.substring(scheme + 3);
        int slash = rest.indexOf('/');
        return slash < 0 ? rest : rest.substring(0, slash);
    }

    private static Optional<JsonObject> fromHelper(String helper, String key) {
        if (helper.indexOf('/') >= 0) throw new Problem.Invalid("the name of a credential helper has no slash: " + helper);
        var program = "docker-credential-" + helper;
        try {
            var process = new ProcessBuilder(program, "get").redirectError(ProcessBuilder.Redirect.DISCARD).start();
            try (var in = process.getOutputStream()) {
                in.write(key.getBytes(StandardCharsets.UTF_8));
            }
            var answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) return Optional.empty();
            return Optional.of(helped(parse(answer), key));
        } catch (IOException e) {
            throw new Problem.Invalid("error getting credentials: cannot run " + program, "install it, or take credsStore and credHelpers out of config.json");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static JsonObject helped(JsonObject answer, String key) {
        var auth = new JsonObject();
        var user = JsonFile.text(answer, "Username").orElse("");
        var secret = JsonFile.text(answer, "Secret").orElse("");
        if (user.equals("<token>")) auth.addProperty("identitytoken", secret);
        else {
            auth.addProperty("username", user);
            auth.addProperty("password", secret);
        }
        auth.addProperty("serveraddress", key);
        return auth;
    }

    private static JsonObject parse(String text) {
        try {
            return JsonParser.parseString(text) instanceof JsonObject object ? object : new JsonObject();
        } catch (JsonParseException e) {
            return new JsonObject();
        }
    }
}
