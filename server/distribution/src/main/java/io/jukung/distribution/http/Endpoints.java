package io.jukung.distribution.http;

import io.jukung.distribution.RegistrySettings;
import io.jukung.notation.Reference;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Where to ask for a reference, in order; and the memory of which scheme a host answered to.
final class Endpoints {
    private final RegistrySettings settings;
    private final Map<String, Endpoint> answered = new ConcurrentHashMap<>();

    Endpoints(RegistrySettings settings) {
        this.settings = settings;
    }

    List<Endpoint> of(Reference reference) {
        var all = new ArrayList<Endpoint>();
        if (reference.domain().equals(Reference.DEFAULT_DOMAIN)) {
            for (var mirror : settings.mirrors()) all.add(new Endpoint(trimmed(mirror), isLax(mirror), true));
            all.add(new Endpoint(trimmed(settings.hub()), isLax(settings.hub()), false));
            return all;
        }
        var known = answered.get(reference.domain());
        if (known != null) return List.of(known);
        var secure = URI.create("https://" + reference.domain());
        boolean lax = isLax(secure);
        all.add(new Endpoint(secure, lax, false));
        if (lax) all.add(new Endpoint(URI.create("http://" + reference.domain()), true, false));
        return all;
    }

    void answered(Reference reference, Endpoint endpoint) {
        if (!reference.domain().equals(Reference.DEFAULT_DOMAIN)) answered.put(reference.domain(), endpoint);
    }

    /// A remembered address stopped answering: next time look again.
    void silent(Reference reference) {
        answered.remove(reference.domain());
    }

    private boolean isLax(URI uri) {
        int port = uri.getPort() >= 0 ? uri.getPort() : uri.getScheme().equals("http") ? 80 : 443;
        return settings.isInsecure(uri.getHost(), port);
    }

    private static URI trimmed(URI uri) {
        var text = uri.toString();
        return text.endsWith("/") ? URI.create(text.substring(0, text.length() - 1)) : uri;
    }
}
