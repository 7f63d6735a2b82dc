package io.jukung.notation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jukung.base.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DigestAndReferenceTest {
    private static final String HELLO = "sha256:2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";

    private static String refusal(Runnable what) {
        return assertThrows(Problem.Invalid.class, what::run).message();
    }

    @Test void bytesAndStreamsHaveTheSameDigest() throws IOException {
        assertEquals(HELLO, Digest.ofBytes("hello".getBytes(UTF_8)).toString());
        assertEquals(Digest.parse(HELLO), Digest.of(new ByteArrayInputStream("hello".getBytes(UTF_8))));
        assertEquals(Digest.parse(HELLO), Digest.ofHash(feed(Digest.parse(HELLO).newMessageDigest())));
    }

    private static java.security.MessageDigest feed(java.security.MessageDigest hash) {
        hash.update("hello".getBytes(UTF_8));
        return hash;
    }

    @Test void aDigestOfTheWrongShapeIsRefused() {
        assertEquals("invalid checksum digest length", refusal(() -> Digest.parse("sha256:12")));
        assertEquals("invalid checksum digest format", refusal(() -> Digest.parse(HELLO.replace('c', 'C'))));
        assertEquals("unsupported digest algorithm", refusal(() -> Digest.parse("md5:12")));
        assertEquals("invalid checksum digest format", refusal(() -> Digest.parse("hello")));
    }

    @Test void aShortNameIsOfTheHub() {
        var busybox = Reference.parse("busybox");
        assertEquals("docker.io/library/busybox", busybox.toString());
        assertEquals("busybox", busybox.familiar());
        assertEquals("busybox:latest", busybox.withDefaultTag().familiar());
        assertEquals("me/app:1", Reference.parse("docker.io/me/app:1").familiar());
        assertEquals("busybox", Reference.parse("index.docker.io/busybox").familiar());
    }

    @Test void theFirstPartIsADomainIfItLooksLikeOne() {
        assertEquals("localhost", Reference.parse("localhost/app").domain());
        assertEquals("localhost:5000", Reference.parse("localhost:5000/app:1").domain());
        assertEquals("[::1]:5000", Reference.parse("[::1]:5000/app").domain());
        assertEquals("docker.io", Reference.parse("team/app").domain());
        assertEquals(Optional.of("5000"), Reference.parse("localhost:5000").tag());
    }

    @Test void tagAndDigestAreKept() {
        var both = Reference.parse("r.example/a/b:v1@" + HELLO);
        assertEquals(Optional.of("v1"), both.tag());
        assertEquals(Optional.of(Digest.parse(HELLO)), both.digest());
        assertEquals("r.example/a/b:v1@" + HELLO, both.withDefaultTag().familiar());
    }

    @Test void badReferencesAreRefusedInDockersWords() {
        assertEquals("invalid reference format: repository name (library/Foo) must be lowercase", refusal(() -> Reference.parse("Foo")));
        for (var bad : new String[] {"", ":x", "a b", "a:", "a@", "-a", "a//b", "a:" + "x".repeat(129), "a/b/", "a@sha256:12"}) {
            assertEquals("invalid reference format", refusal(() -> Reference.parse(bad)), bad);
        }
        var id = "a".repeat(64);
        assertEquals("invalid repository name (" + id + "), cannot specify 64-byte hexadecimal strings", refusal(() -> Reference.parse(id)));
    }
}
