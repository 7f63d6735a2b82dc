package io.jukung.distribution;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Who is asking a registry: a user with a password, or a token somebody else obtained. Never printed.
public sealed interface Credentials {
    /// A name and a password (or access token that is used like one).
    record Password(String username, String password) implements Credentials {
        @Override public String toString() { return "Password[***]"; }
    }

    /// A refresh token that the registry's token service exchanges for short-lived ones.
    record IdentityToken(String token) implements Credentials {
        @Override public String toString() { return "IdentityToken[***]"; }
    }

    /// A bearer token, sent as it is.
    record RegistryToken(String token) implements Credentials {
        @Override public String toString() { return "RegistryToken[***]"; }
    }

    /// Reads the header `X-Registry-Auth`. What cannot be read, and `{}`, mean nobody, as they do in Docker.
    static Optional<Credentials> fromHeader(String header) {
        try {
            var plain = header.strip().replace('+', '-').replace('/', '_').replace("=", "");
            var json = new String(Base64.getUrlDecoder().decode(plain), StandardCharsets.UTF_8);
            return fromJson(JsonMapper.shared().readTree(json));
        } catch (IllegalArgumentException | JacksonException e) {
            return Optional.empty();
        }
    }

    private static Optional<Credentials> fromJson(JsonNode node) {
        var registryToken = text(node, "registrytoken");
        if (!registryToken.isEmpty()) return Optional.of(new RegistryToken(registryToken));
        var identityToken = text(node, "identitytoken");
        if (!identityToken.isEmpty()) return Optional.of(new IdentityToken(identityToken));
        var username = text(node, "username");
        if (!username.isEmpty()) return Optional.of(new Password(username, text(node, "password")));
        return fromPair(text(node, "auth"));
    }

    /// `auth` is base64 of `user:password`, in older configuration files the only form.
    private static Optional<Credentials> fromPair(String auth) {
        if (auth.isEmpty()) return Optional.empty();
        var pair = new String(Base64.getDecoder().decode(auth), StandardCharsets.UTF_8);
        int colon = pair.indexOf(':');
        return colon <= 0 ? Optional.empty() : Optional.of(new Password(pair.substring(0, colon), pair.substring(colon + 1)));
    }

    private static String text(JsonNode node, String key) {
        return node.path(key).asString("");
    }
}
