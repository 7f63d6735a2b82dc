package io.jukung.distribution.http;

import io.jukung.distribution.Blob;
import io.jukung.distribution.Credentials;
import io.jukung.distribution.ManifestBytes;
import io.jukung.distribution.RegistryClient;
import io.jukung.distribution.RegistryException;
import io.jukung.distribution.RegistryException.Corrupt;
import io.jukung.distribution.RegistryException.Unreachable;
import io.jukung.distribution.RegistrySettings;
import io.jukung.distribution.Resolved;
import io.jukung.distribution.http.Session.Asker;
import io.jukung.distribution.http.Transport.Ask;
import io.jukung.notation.Digest;
import io.jukung.notation.Reference;
import io.jukung.oci.MediaTypes;
import java.io.Closeable;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;

/// Speaks the distribution protocol over HTTP. One object serves all registries; its connections are pooled until `close`.
public final class HttpRegistryClient implements RegistryClient, Closeable {
    private static final String ACCEPT = String.join(", ", MediaTypes.OCI_INDEX, MediaTypes.DOCKER_LIST, MediaTypes.OCI_MANIFEST,
            MediaTypes.DOCKER_MANIFEST, MediaTypes.DOCKER_SCHEMA1_SIGNED + ";q=0.5", "*/*;q=0.1");
    private final RegistrySettings settings;
    private final Endpoints endpoints;
    private final Transport transport;
    private final Session session;

    public HttpRegistryClient(RegistrySettings settings, InstantSource clock) {
        this.settings = settings;
        this.endpoints = new Endpoints(settings);
        this.transport = new Transport(settings);
        this.session = new Session(transport, new Tokens(transport, clock));
    }

    @Override
    public Resolved resolve(Reference reference, Optional<Credentials> credentials) throws RegistryException {
        return first(reference, credentials, asker -> {
            var wanted = reference.digest().map(Digest::toString).or(reference::tag).orElse(Reference.DEFAULT_TAG);
            var head = session.send(manifestAsk("HEAD", reference, wanted, asker), asker);
            var digest = head.status() == 200 ? head.header("Docker-Content-Digest").flatMap(Digest::tryParse) : Optional.<Digest>empty();
            var type = head.header("Content-Type").orElse("");
            Transport.discard(head);
            if (digest.isPresent() && reference.digest().orElse(digest.get()).equals(digest.get())) return new Resolved(type, digest.get());
            // An answer to HEAD has no words in it, and some servers know no HEAD: ask in full.
            var manifest = get(reference, wanted, asker);
            return new Resolved(manifest.mediaType(), manifest.digest());
        });
    }

    @Override
    public ManifestBytes manifest(Reference name, Digest digest, Optional<Credentials> credentials) throws RegistryException {
        return first(name, credentials, asker -> {
            var manifest = get(name, digest.toString(), asker);
            if (!manifest.digest().equals(digest)) {
                throw new Corrupt("manifest verification failed for digest %s: the registry sent %s".formatted(digest, manifest.digest()));
            }
            return manifest;
        });
    }

    @Override
    public Blob blob(Reference name, Digest digest, long size, Optional<Credentials> credentials) throws RegistryException {
        return first(name, credentials, asker -> {
            var uri = asker.endpoint().at(name.path() + "/blobs/" + digest);
            var ask = Ask.of("GET", uri, asker.endpoint().lax());
            var body = new ResumingStream(offset -> {
                var answer = session.send(offset == 0 ? ask : ask.with("Range", "bytes=" + offset + "-"), asker);
                if (answer.status() == 200 || answer.status() == 206) return answer;
                throw Refusal.of(answer, asker.hub());
            }, digest, size, settings.attempts());
            return new Blob(body, size);
        });
    }

    private ManifestBytes get(Reference name, String wanted, Asker asker) throws RegistryException {
        var answer = session.send(manifestAsk("GET", name, wanted, asker), asker);
        if (answer.status() != 200) throw Refusal.of(answer, asker.hub());
        try (answer) {
            if (answer.length().orElse(0) > ManifestBytes.LIMIT) throw tooLarge(wanted);
            var bytes = answer.bytes(ManifestBytes.LIMIT + 1);
            if (bytes.length > ManifestBytes.LIMIT) throw tooLarge(wanted);
            var sha512 = Digest.tryParse(wanted).filter(d -> !d.algorithm().equals("sha256"));
            return new ManifestBytes(answer.header("Content-Type").orElse(""), sha512.isPresent() ? hashed(bytes, sha512.get()) : Digest.ofBytes(bytes), bytes);
        } catch (RegistryException e) {
            throw e;
        } catch (IOException e) {
            throw new RegistryException.Failed("cannot read manifest %s: %s".formatted(wanted, e.getMessage()));
        }
    }

    private static Digest hashed(byte[] bytes, Digest like) {
        var hash = like.newMessageDigest();
        hash.update(bytes);
        return Digest.ofHash(hash);
    }

    private static Corrupt tooLarge(String wanted) {
        return new Corrupt("manifest %s is larger than the %d bytes a manifest may have".formatted(wanted, ManifestBytes.LIMIT));
    }

    private static Ask manifestAsk(String method, Reference name, String wanted, Asker asker) {
        return Ask.of(method, asker.endpoint().at(name.path() + "/manifests/" + wanted), asker.endpoint().lax()).with("Accept", ACCEPT);
    }

    private interface Request<T> {
        T at(Asker asker) throws RegistryException;
    }

    /// Asks every address in turn until one answers. A mirror's refusal sends us on to the next; anybody else's is the answer.
    private <T> T first(Reference name, Optional<Credentials> credentials, Request<T> request) throws RegistryException {
        RegistryException last = new Unreachable("no endpoints available for " + name.domain(), false);
        for (var endpoint : endpoints.of(name)) {
            boolean hub = name.domain().equals(Reference.DEFAULT_DOMAIN);
            var scope = "repository:" + name.path() + ":pull";
            try {
                var result = request.at(new Asker(endpoint, scope, endpoint.mirror() ? Optional.empty() : credentials, hub));
                endpoints.answered(name, endpoint);
                return result;
            } catch (Unreachable e) {
                last = e;
                endpoints.silent(name);
            } catch (RegistryException e) {
                last = e;
                if (!endpoint.mirror()) {
                    endpoints.answered(name, endpoint);
                    throw e;
                }
            }
        }
        throw last;
    }

    @Override
    public void close() throws IOException {
        transport.close();
    }
}
