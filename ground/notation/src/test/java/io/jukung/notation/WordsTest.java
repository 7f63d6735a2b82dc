package io.jukung.notation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jukung.base.Problem;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class WordsTest {
    private static String refusal(Runnable what) {
        return assertThrows(Problem.Invalid.class, what::run).message();
    }

    @Test void platformsAreNormal() {
        assertEquals("linux/amd64", Platform.parse("linux/x86_64").toString());
        assertEquals("linux/arm64", Platform.parse("Linux/aarch64/v8").toString());
        assertEquals("linux/arm/v7", Platform.parse("linux/arm").toString());
        assertEquals("linux/386", Platform.parse("i386").toString());
        assertEquals("\"toaster\": unknown operating system or architecture: invalid argument", refusal(() -> Platform.parse("toaster")));
    }

    @Test void theBestPlatformIsChosen() {
        var host = Platform.parse("linux/arm/v7");
        var choices = List.of("linux/amd64", "linux/arm/v5", "linux/arm/v6").stream().map(Platform::parse).toList();
        assertEquals(Optional.of(Platform.parse("linux/arm/v6")), host.choose(choices, Function.identity()));
        assertFalse(host.matches(Platform.parse("linux/arm64")));
        assertTrue(Platform.parse("linux/arm64").matches(host));
    }

    @Test void publishedPortsAreRead() {
        assertEquals("[80/tcp]", PortSpec.parse("80").toString());
        assertEquals("[127.0.0.1:8080:80/tcp]", PortSpec.parse("127.0.0.1:8080:80").toString());
        assertEquals("[[::1]:53:53/udp]", PortSpec.parse("[::1]:53:53/udp").toString());
        assertEquals("[8080:80/tcp, 8081:81/tcp]", PortSpec.parse("8080-8081:80-81").toString());
        assertEquals("[8080-8090:80/tcp]", PortSpec.parse("8080-8090:80").toString());
        assertEquals("[0.0.0.0::80/tcp]", PortSpec.parse("0.0.0.0::80").toString());
        assertEquals("[8080:80/udp]", PortSpec.parse("published=8080,target=80,protocol=udp").toString());
    }

    @Test void badPortsAreRefusedInDockersWords() {
        assertEquals("invalid containerPort: x", refusal(() -> PortSpec.parse("x")));
        assertEquals("invalid hostPort: y", refusal(() -> PortSpec.parse("y:80")));
        assertEquals("invalid containerPort: 70000", refusal(() -> PortSpec.parse("70000")));
        assertEquals("invalid IP address: host", refusal(() -> PortSpec.parse("host:1:80")));
        assertEquals("invalid proto: foo", refusal(() -> PortSpec.parse("80/foo")));
        assertEquals("no port specified: 80:<empty>", refusal(() -> PortSpec.parse("80:")));
        assertEquals("invalid ranges specified for container and host Ports: 80-82 and 8080-8081", refusal(() -> PortSpec.parse("8080-8081:80-82")));
    }

    @Test void volumesAreRead() {
        assertEquals(VolumeSpec.Kind.BIND, VolumeSpec.parse("/a:/b/:ro").kind());
        assertEquals("/b", VolumeSpec.parse("/a:/b/:ro").target());
        assertTrue(VolumeSpec.parse("/a:/b:ro,rshared,z").readOnly());
        assertEquals(Optional.of("rshared"), VolumeSpec.parse("/a:/b:ro,rshared,z").propagation());
        assertEquals(VolumeSpec.Kind.VOLUME, VolumeSpec.parse("data:/b").kind());
        assertEquals(VolumeSpec.Kind.ANONYMOUS, VolumeSpec.parse("/b").kind());
        assertEquals("/w/data:/b", VolumeSpec.resolve("./data:/b", Path.of("/w")));
    }

    @Test void badVolumesAreRefusedInDockersWords() {
        assertEquals("invalid volume specification: ':/b'", refusal(() -> VolumeSpec.parse(":/b")));
        assertEquals("invalid volume specification: '/a:ro'", refusal(() -> VolumeSpec.parse("/a:ro")));
        assertEquals("invalid mode: ro,rw", refusal(() -> VolumeSpec.parse("/a:/b:ro,rw")));
        assertEquals("invalid volume specification: '/a:b': invalid mount config for type \"bind\": invalid mount path: 'b' mount path must be absolute", refusal(() -> VolumeSpec.parse("/a:b")));
        assertEquals("invalid volume specification: '/a:/': invalid mount config for type \"bind\": invalid specification: destination can't be '/'", refusal(() -> VolumeSpec.parse("/a:/")));
    }

    @Test void mountsAreRead() {
        var bind = MountSpec.parse("type=bind,src=./a,dst=/b,ro,bind-propagation=shared", Path.of("/w"));
        assertEquals(new MountSpec(new MountSpec.Bind(Optional.of("shared"), false, false, false, false), Optional.of("/w/a"), "/b", true, Optional.empty()), bind);
        assertEquals("volume", MountSpec.parse("target=/b,\"volume-opt=o=a,b\"", Path.of("/")).details().type());
        assertEquals("target is required", refusal(() -> MountSpec.parse("type=bind", Path.of("/"))));
        assertEquals("cannot mix 'tmpfs-*' options with mount type 'bind'", refusal(() -> MountSpec.parse("type=bind,target=/a,tmpfs-size=1m", Path.of("/"))));
        assertEquals("unexpected key 'x' in 'x=1'", refusal(() -> MountSpec.parse("x=1", Path.of("/"))));
        assertEquals("invalid field 'x' must be a key=value pair", refusal(() -> MountSpec.parse("x", Path.of("/"))));
    }

    @Test void sizesAreReadAndPrinted() {
        assertEquals(512L << 20, Bytes.parse("512m"));
        assertEquals(3L << 29, Bytes.parse("1.5 GiB"));
        assertEquals("invalid size: 'x'", refusal(() -> Bytes.parse("x")));
        assertEquals("invalid suffix: 'q'", refusal(() -> Bytes.parse("5q")));
        assertEquals("1.24MB", Bytes.decimal(1_240_000, 3));
        assertEquals("4.405MB", Bytes.decimal(4_405_123));
        assertEquals("0B", Bytes.decimal(0));
        assertEquals("999B", Bytes.decimal(999));
        assertEquals("1e+03kB", Bytes.decimal(999_950, 3));
        assertEquals("1.5GiB", Bytes.binary(3L << 29));
    }

    @Test void durationsAreReadAndPrinted() {
        assertEquals(Duration.ofMillis(90_500), Durations.parse("1m30.5s"));
        for (var text : List.of("1h0m0s", "1m30.5s", "250ms", "1.5µs", "0s", "-2s", "25h1m1s")) assertEquals(text, Durations.print(Durations.parse(text)));
        assertEquals("time: missing unit in duration \"10\"", refusal(() -> Durations.parse("10")));
        assertEquals("time: unknown unit \"d\" in duration \"1d\"", refusal(() -> Durations.parse("1d")));
        assertEquals("time: invalid duration \"x\"", refusal(() -> Durations.parse("x")));
        var told = Map.of(0, "Less than a second", 1, "1 second", 59, "59 seconds", 60, "About a minute", 150, "2 minutes", 3600, "About an hour", 5400, "2 hours", 200_000, "2 days");
        told.forEach((seconds, words) -> assertEquals(words, Durations.roughly(Duration.ofSeconds(seconds))));
    }

    @Test void timesAreReadAndPrinted() {
        var at = Instant.parse("2026-11-21T14:23:30.500Z");
        assertEquals("2026-11-21T14:23:30.5Z", Timestamps.print(at));
        assertEquals("2026-11-21T14:20:00Z", Timestamps.print(Instant.parse("2026-11-21T14:20:00Z")));
        assertEquals("0001-01-01T00:00:00Z", Timestamps.print(Timestamps.NEVER));
        assertEquals("2026-11-21T14:23:30.500000000Z", Timestamps.printFixed(at));
        assertEquals("2026-11-21 14:23:30 +0000 UTC", Timestamps.spoken(at, ZoneOffset.UTC));
        assertEquals(at.minusSeconds(600), Timestamps.parse("10m", at, ZoneOffset.UTC));
        assertEquals(at, Timestamps.parse(Timestamps.printSeconds(at), at, ZoneOffset.UTC));
        assertEquals(Instant.parse("2026-01-02T03:04:00Z"), Timestamps.parse("2026-01-02T03:04", at, ZoneOffset.UTC));
        assertEquals("failed to parse value as time or duration: \"soon\"", refusal(() -> Timestamps.parse("soon", at, ZoneOffset.UTC)));
    }

    @Test void filtersNarrow() {
        var filters = Filters.parse(List.of("name=^/we", "label=a=1", "label=b", "dangling=true", "id=4f"));
        assertTrue(filters.pattern("name", "/web"));
        assertFalse(filters.pattern("name", "/db"));
        assertTrue(filters.labels("label", Map.of("a", "1", "b", "x")));
        assertFalse(filters.labels("label", Map.of("a", "1")));
        assertTrue(filters.prefix("id", "4f2a"));
        assertTrue(filters.exactly("status", "running"));
        assertEquals(Optional.of(true), filters.flag("dangling"));
        assertEquals("invalid filter 'id'", refusal(() -> filters.allowOnly(Set.of("name", "label", "dangling"))));
    }

    @Test void namesAreJudged() {
        assertEquals("web", ContainerName.parse("/web").value());
        assertEquals("Invalid container name (a b), only [a-zA-Z0-9][a-zA-Z0-9_.-] are allowed", refusal(() -> ContainerName.parse("a b")));
        assertEquals("volume name is too short, names should be at least two alphanumeric characters", refusal(() -> new VolumeName("x")));
    }

    @Test void environmentsAreMerged() {
        var env = new EnvList(List.of("A=1", "B=2")).with(List.of("B=3", "A", "C=4"));
        assertEquals(List.of("B=3", "C=4"), env.lines());
        assertEquals(Optional.of("3"), env.value("B"));
        assertEquals(List.of("A=1=2", "HOME=/h"), EnvList.parseFile("f", List.of("# x", "", "A=1=2", "HOME", "NO"), n -> n.equals("HOME") ? Optional.of("/h") : Optional.empty()).lines());
    }
}
