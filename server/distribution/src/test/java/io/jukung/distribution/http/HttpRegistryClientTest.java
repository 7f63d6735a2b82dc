package io.jukung.distribution.http;

import com.sun.net.httpserver.HttpExchange;
import io.jukung.base.Problem;
import io.jukung.distribution.Credentials;
import io.jukung.distribution.RegistryException;
import io.jukung.distribution.RegistryException.Corrupt;
import io.jukung.distribution.RegistrySettings;
import io.jukung.notation.Digest;
import io.jukung.notation.Reference;
import io.jukung.oci.MediaTypes;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class HttpRegistryClientTest {
    private static final Optional<Credentials> NOBODY = Optional.empty();
    private static final Optional<Credentials> ANNA = Optional.of(new Credentials.Password("anna", "secret"));
    private static final String BASIC = "Basic YW5uYTpzZWNyZXQ=";
    private TinyRegistry registry;
    private HttpRegistryClient client;

    @BeforeEach
    void start() throws IOException {
        registry = new TinyRegistry();
        client = client(RegistrySettings.standard().withTimeouts(Duration.ofMillis(150), Duration.ofMillis(400)));
    }

    @AfterEach
    void stop() throws IOException {
        client.close();
        registry.close();
    }

    private static HttpRegistryClient client(RegistrySettings settings) {
        return new HttpRegistryClient(settings, InstantSource.system());
    }

    @Test
    void aTagIsResolvedWithoutTransferringTheManifest() throws IOException {
        var digest = registry.manifest("app", "1", MediaTypes.OCI_MANIFEST, "{}");
        var resolved = client.resolve(registry.name("app:1"), NOBODY);
        assertEquals(digest, resolved.digest());
        assertEquals(MediaTypes.OCI_MANIFEST, resolved.mediaType());
        assertTrue(registry.seen.stream().noneMatch(s -> s.startsWith("GET")), registry.seen::toString);
    }

    @Test
    void aServerWithoutDigestHeaderIsAskedInFull() throws IOException {
        var digest = registry.manifest("app", "1", MediaTypes.OCI_MANIFEST, "{}");
        registry.handlers.add(e -> e.getRequestMethod().equals("HEAD") && sent(e, 405, ""));
        assertEquals(digest, client.resolve(registry.name("app:1"), NOBODY).digest());
    }

    @Test
    void anUnknownManifestIsToldInDockersWords() {
        var name = registry.name("app:nosuch");
        var e = assertThrows(RegistryException.Missing.class, () -> client.resolve(name, NOBODY));
        var problem = e.problem(name);
        assertEquals("manifest for " + name.familiar() + " not found: manifest unknown: manifest unknown", problem.message());
        assertEquals(Problem.NotFound.class, problem.getClass());
    }

    @Test
    void aHiddenRepositoryIsToldInDockersWords() {
        registry.handlers.add(e -> {
            if (e.getRequestURI().getPath().equals("/token")) return sent(e, 200, "{\"token\":\"weak\"}");
            e.getResponseHeaders().set("WWW-Authenticate", "Bearer realm=\"http://127.0.0.1:%d/token\",service=\"s\",error=\"insufficient_scope\"".formatted(registry.port()));
            return sent(e, 401, "{\"errors\":[{\"code\":\"UNAUTHORIZED\",\"message\":\"authentication required\"}]}");
        });
        var hub = client(RegistrySettings.standard().withHub(URI.create("http://127.0.0.1:" + registry.port())));
        var name = Reference.parse("nosuch");
        var e = assertThrows(RegistryException.Denied.class, () -> hub.resolve(name, NOBODY));
        assertEquals("pull access denied for nosuch, repository does not exist or may require 'docker login': denied: requested access to the resource is denied",
                e.problem(name).message());
    }

    @Test
    void nobodyListeningIsUnreachable() throws IOException {
        int free;
        try (var socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            free = socket.getLocalPort();
        }
        var name = Reference.parse("127.0.0.1:" + free + "/x");
        var e = assertThrows(RegistryException.Unreachable.class, () -> client.resolve(name, NOBODY));
        assertEquals("Get \"http://127.0.0.1:%d/v2/\": dial tcp 127.0.0.1:%d: connect: connection refused".formatted(free, free), e.message());
    }

    @Test
    void plainHttpIsNotTriedWhereNobodyAllowedIt() {
        var name = Reference.parse("nosuch.invalid/x");
        var e = assertThrows(RegistryException.Unreachable.class, () -> client.resolve(name, NOBODY));
        assertEquals("Get \"https://nosuch.invalid/v2/\": dial tcp: lookup nosuch.invalid: no such host", e.message());
    }

    @Test
    void aServerThatNeverAnswersIsUnreachable() throws IOException {
        try (var mute = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"))) {
            var quick = client(RegistrySettings.standard().withTimeouts(Duration.ofMillis(200), Duration.ofMillis(200)));
            assertThrows(RegistryException.Unreachable.class, () -> quick.resolve(Reference.parse("127.0.0.1:" + mute.getLocalPort() + "/x"), NOBODY));
        }
    }

    @Test
    void aBasicChallengeIsMetOrExplained() throws IOException {
        var digest = registry.manifest("app", "1", MediaTypes.OCI_MANIFEST, "{}");
        registry.handlers.add(e -> {
            if (BASIC.equals(e.getRequestHeaders().getFirst("Authorization"))) return false;
            e.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"x\"");
            return sent(e, 401, "");
        });
        assertEquals(digest, client.resolve(registry.name("app:1"), ANNA).digest());
        var e = assertThrows(RegistryException.Denied.class, () -> client.resolve(registry.name("app:1"), NOBODY));
        assertTrue(e.message().endsWith("/v2/app/manifests/1\": no basic auth credentials"), e.message());
    }

    @Test
    void aBearerTokenIsFetchedOnceAndUsedAgain() throws IOException {
        var digest = registry.manifest("app", "1", MediaTypes.OCI_MANIFEST, "{}");
        registry.handlers.add(e -> {
            if (e.getRequestURI().getPath().equals("/token")) {
                assertEquals(BASIC, e.getRequestHeaders().getFirst("Authorization"));
                return sent(e, 200, "{\"token\":\"strong\",\"expires_in\":300}");
            }
            if ("Bearer strong".equals(e.getRequestHeaders().getFirst("Authorization"))) return false;
            e.getResponseHeaders().set("WWW-Authenticate", "Bearer realm=\"http://127.0.0.1:%d/token\",service=\"s\",scope=\"repository:app:pull\"".formatted(registry.port()));
            return sent(e, 401, "");
        });
        client.resolve(registry.name("app:1"), ANNA);
        assertArrayEquals("{}".getBytes(UTF_8), client.manifest(registry.name("app"), digest, ANNA).bytes());
        assertEquals(List.of("GET /token?account=anna&scope=repository%3Aapp%3Apull&service=s"), registry.seen.stream().filter(s -> s.contains("/token")).toList());
    }

    @Test
    void aManifestWithOtherBytesIsRefused() {
        var promised = Digest.ofBytes("promised".getBytes(UTF_8));
        registry.files.put("/v2/app/manifests/" + promised, "other".getBytes(UTF_8));
        assertThrows(Corrupt.class, () -> client.manifest(registry.name("app"), promised, NOBODY));
    }

    @Test
    void anEndlessManifestIsRefused() {
        var big = new byte[5 << 20];
        registry.files.put("/v2/app/manifests/" + Digest.ofBytes(big), big);
        assertThrows(Corrupt.class, () -> client.manifest(registry.name("app"), Digest.ofBytes(big), NOBODY));
    }

    @Test
    void aBlobThatBreaksOffIsTakenUpWhereItBroke() throws IOException {
        var bytes = random(300_000);
        var digest = registry.blob("app", bytes);
        var times = new AtomicInteger();
        registry.handlers.add(e -> {
            if (times.getAndIncrement() > 0) return false;
            return brokenAfter(e, bytes, 100_000);
        });
        assertArrayEquals(bytes, read("app", digest, bytes.length));
        assertTrue(registry.seen.stream().anyMatch(s -> s.endsWith(" bytes=100000-")), registry.seen::toString);
    }

    @Test
    void aServerThatIgnoresRangesStartsOverAndNothingIsDoubled() throws IOException {
        var bytes = random(200_000);
        var digest = registry.blob("app", bytes);
        var times = new AtomicInteger();
        registry.handlers.add(e -> {
            if (times.getAndIncrement() == 0) return brokenAfter(e, bytes, 50_000);
            e.sendResponseHeaders(200, bytes.length);
            e.getResponseBody().write(bytes);
            return true;
        });
        assertArrayEquals(bytes, read("app", digest, bytes.length));
    }

    @Test
    void wrongBytesAndLyingLengthsAreRefused() {
        var digest = registry.blob("app", "sail".getBytes(UTF_8));
        registry.files.put("/v2/app/blobs/" + digest, "salt".getBytes(UTF_8));
        assertThrows(Corrupt.class, () -> read("app", digest, 4));
        assertThrows(Corrupt.class, () -> read("app", digest, 5));
    }

    @Test
    void aRedirectToAnotherHostGoesWithoutTheAuthorization() throws IOException {
        try (var storage = new TinyRegistry()) {
            var digest = storage.blob("app", "sail".getBytes(UTF_8));
            var leaked = new AtomicInteger();
            storage.handlers.add(e -> {
                if (e.getRequestHeaders().containsKey("Authorization")) leaked.incrementAndGet();
                return false;
            });
            registry.handlers.add(e -> {
                if (!e.getRequestHeaders().containsKey("Authorization")) {
                    e.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"x\"");
                    return sent(e, 401, "");
                }
                e.getResponseHeaders().set("Location", "http://127.0.0.1:" + storage.port() + e.getRequestURI());
                return sent(e, 307, "");
            });
            try (var blob = client.blob(registry.name("app"), digest, 4, ANNA)) {
                assertEquals("sail", new String(blob.body().readAllBytes(), UTF_8));
            }
            assertEquals(0, leaked.get());
        }
    }

    @Test
    void aMirrorIsAskedFirstAndItsRefusalDoesNotCount() throws IOException {
        try (var mirror = new TinyRegistry()) {
            var digest = registry.manifest("library/app", "1", MediaTypes.OCI_MANIFEST, "{}");
            var settings = RegistrySettings.of(List.of(URI.create("http://127.0.0.1:" + mirror.port())), Set.of()).withHub(URI.create("http://127.0.0.1:" + registry.port()));
            assertEquals(digest, client(settings).resolve(Reference.parse("app:1"), NOBODY).digest());
            assertFalse(mirror.seen.isEmpty());
        }
    }

    private byte[] read(String name, Digest digest, long size) throws IOException {
        try (var blob = client.blob(registry.name(name), digest, size, NOBODY)) {
            return blob.body().readAllBytes();
        }
    }

    private static boolean brokenAfter(HttpExchange e, byte[] bytes, int count) throws IOException {
        e.sendResponseHeaders(200, bytes.length);
        e.getResponseBody().write(bytes, 0, count);
        e.getResponseBody().flush();
        e.close();
        return true;
    }

    private static boolean sent(HttpExchange e, int status, String body) throws IOException {
        TinyRegistry.send(e, status, body);
        return true;
    }

    private static byte[] random(int size) {
        var bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }
}
