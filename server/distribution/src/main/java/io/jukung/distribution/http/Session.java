package io.jukung.distribution.http;

import io.jukung.distribution.Credentials;
import io.jukung.distribution.RegistryException;
import io.jukung.distribution.http.Transport.Ask;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Sends requests with whatever authorization the registry asks for; remembers what each one asked for last.
final class Session {
    private final Transport transport;
    private final Tokens tokens;
    private final Map<String, Challenge> asked = new ConcurrentHashMap<>();

    /// Who asks whom for what.
    record Asker(Endpoint endpoint, String scope, Optional<Credentials> credentials, boolean hub) {}

    Session(Transport transport, Tokens tokens) {
        this.transport = transport;
        this.tokens = tokens;
    }

    /// The answer to the request, whatever its status; a 401 has been tried to be met.
    Answer send(Ask ask, Asker asker) throws RegistryException {
        var key = asker.endpoint().authority();
        var before = Optional.ofNullable(asked.get(key));
        var header = before.isPresent() ? authorization(before.get(), ask, asker) : Optional.<String>empty();
        var answer = transport.send(ask.authorized(header));
        if (answer.status() != 401) return answer;
        var challenge = answer.challenges().stream().filter(c -> c.isBearer() || c.isBasic()).findFirst();
        if (challenge.isEmpty()) return answer;
        if (header.isPresent()) tokens.forget(challenge.get(), asker.scope(), asker.credentials());
        asked.put(key, challenge.get());
        var second = authorization(challenge.get(), ask, asker);
        if (second.equals(header)) return answer;
        Transport.discard(answer);
        return transport.send(ask.authorized(second));
    }

    private Optional<String> authorization(Challenge challenge, Ask ask, Asker asker) throws RegistryException {
        if (challenge.isBearer()) return Optional.of(tokens.bearer(challenge, asker.scope(), asker.credentials(), asker.endpoint().lax(), asker.hub()));
        if (asker.credentials().orElse(null) instanceof Credentials.Password password) return Optional.of(Tokens.basic(password));
        var verb = ask.method().charAt(0) + ask.method().substring(1).toLowerCase(Locale.ROOT);
        throw new RegistryException.Denied("%s \"%s\": no basic auth credentials".formatted(verb, Transport.bare(ask.uri())), false);
    }
}
