package io.jukung.distribution;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/// How registries are reached.
///
/// @param mirrors asked before Docker Hub, and only instead of it
/// @param insecure hosts (`host` or `host:port`) and networks (`10.0.0.0/8`) that may use plain HTTP or a certificate nobody vouches for
/// @param hub where names without a domain really live
/// @param connectTimeout how long to wait for a connection
/// @param readTimeout how long a server may stay silent in the middle of an answer
/// @param attempts how often a blob that breaks off is taken up again
public record RegistrySettings(
        List<URI> mirrors, Set<String> insecure, URI hub, Duration connectTimeout, Duration readTimeout, int attempts) {
    /// Loopback is always trusted with plain HTTP.
    private static final String LOOPBACK = "127.0.0.0/8";
    private static final URI HUB = URI.create("https://registry-1.docker.io");

    public RegistrySettings {
        mirrors = List.copyOf(mirrors);
        insecure = Set.copyOf(insecure);
    }

    public static RegistrySettings standard() {
        return of(List.of(), Set.of());
    }

    public static RegistrySettings of(List<URI> mirrors, Set<String> insecure) {
        return new RegistrySettings(mirrors, insecure, HUB, Duration.ofSeconds(3), Duration.ofSeconds(30), 5);
    }

    public RegistrySettings withHub(URI hub) {
        return new RegistrySettings(mirrors, insecure, hub, connectTimeout, readTimeout, attempts);
    }

    public RegistrySettings withTimeouts(Duration connect, Duration read) {
        return new RegistrySettings(mirrors, insecure, hub, connect, read, attempts);
    }

    /// May this host be spoken to without a certificate somebody vouches for?
    public boolean isInsecure(String host, int port) {
        if (insecure.contains(host) || insecure.contains(host + ":" + port)) return true;
        if (host.equals("localhost") || Cidr.contains(LOOPBACK, host)) return true;
        return insecure.stream().anyMatch(entry -> Cidr.contains(entry, host));
    }
}
