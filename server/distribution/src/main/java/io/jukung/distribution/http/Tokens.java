package io.jukung.distribution.http;

import io.jukung.distribution.Credentials;
import io.jukung.distribution.RegistryException;
import io.jukung.oci.Json;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static java.nio.charset.StandardCharsets.UTF_8;

/// Fetches bearer tokens from the token service a challenge names, and keeps each until shortly before it expires.
final class Tokens {
    private static final Duration SHORTEST = Duration.ofSeconds(60);
    private static final Duration MARGIN = Duration.ofSeconds(10);
    private final Transport transport;
    private final InstantSource clock;
    private final Map<Wanted, Token> kept = new ConcurrentHashMap<>();

    private record Wanted(String realm, String service, String scope, Optional<Credentials> by) {}

    private record Token(String value, Instant until) {}

    Tokens(Transport transport, InstantSource clock) {
        this.transport = transport;
        this.clock = clock;
    }

    /// The value of an `Authorization` header.
    String bearer(Challenge challenge, String scope, Optional<Credentials> credentials, boolean lax, boolean hub) throws RegistryException {
        if (credentials.orElse(null) instanceof Credentials.RegistryToken(var token)) return "Bearer " + token;
        var wanted = new Wanted(challenge.parameter("realm"), challenge.parameter("service"), scope, credentials);
        var token = kept.get(wanted);
        if (token == null || !clock.instant().isBefore(token.until())) {
            token = fetch(wanted, lax, hub);
            kept.put(wanted, token);
        }
        return "Bearer " + token.value();
    }

    /// The registry did not take it after all.
    void forget(Challenge challenge, String scope, Optional<Credentials> credentials) {
        kept.remove(new Wanted(challenge.parameter("realm"), challenge.parameter("service"), scope, credentials));
    }

    static String basic(Credentials.Password password) {
        return "Basic " + Base64.getEncoder().encodeToString((password.username() + ":" + password.password()).getBytes(UTF_8));
    }

    private Token fetch(Wanted wanted, boolean lax, boolean hub) throws RegistryException {
        var answer = transport.send(ask(wanted, lax));
        if (answer.status() != 200) throw Refusal.of(answer, hub);
        try (answer) {
            var tree = Json.tree(answer.bytes(1 << 20));
            var value = tree.path("token").asString(tree.path("access_token").asString(""));
            if (value.isEmpty()) throw new RegistryException.Failed("authorization server did not include a token in the response");
            var seconds = Duration.ofSeconds(tree.path("expires_in").asLong(0));
            var life = seconds.compareTo(SHORTEST) < 0 ? SHORTEST : seconds;
            return new Token(value, clock.instant().plus(life).minus(MARGIN));
        } catch (RegistryException e) {
            throw e;
        } catch (IOException e) {
            throw new RegistryException.Failed("unable to decode token response: " + e.getMessage());
        }
    }

    private static Transport.Ask ask(Wanted wanted, boolean lax) throws RegistryException {
        var service = pair("service", wanted.service());
        var scope = pair("scope", wanted.scope());
        if (wanted.by().orElse(null) instanceof Credentials.IdentityToken(var refresh)) {
            var form = join(pair("grant_type", "refresh_token"), pair("refresh_token", refresh), service, scope, pair("client_id", "jukung"));
            return Transport.Ask.of("POST", uri(wanted.realm()), lax).posting(form);
        }
        var password = wanted.by().filter(Credentials.Password.class::isInstance).map(Credentials.Password.class::cast);
        var account = password.map(p -> pair("account", p.username())).orElse("");
        var query = join(account, scope, service);
        var target = uri(wanted.realm() + (wanted.realm().contains("?") ? "&" : "?") + query);
        return Transport.Ask.of("GET", target, lax).authorized(password.map(Tokens::basic));
    }

    private static URI uri(String text) throws RegistryException {
        try {
            var uri = URI.create(text);
            if (uri.getHost() != null) return uri;
        } catch (IllegalArgumentException e) {
            // told below
        }
        throw new RegistryException.Failed("the registry names no usable token service in its challenge");
    }

    private static String pair(String key, String value) {
        return value.isEmpty() ? "" : key + "=" + URLEncoder.encode(value, UTF_8);
    }

    private static String join(String... pairs) {
        return Stream.of(pairs).filter(p -> !p.isEmpty()).collect(Collectors.joining("&"));
    }
}
