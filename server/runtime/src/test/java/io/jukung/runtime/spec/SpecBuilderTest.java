package io.jukung.runtime.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jukung.base.Problem;
import io.jukung.oci.Json;
import io.jukung.oci.RuntimeSpec;
import io.jukung.oci.Seccomp;
import io.jukung.runtime.ContainerSpec;
import io.jukung.runtime.MountSpec;
import io.jukung.runtime.ProcessSpec;
import io.jukung.runtime.Resources;
import io.jukung.runtime.SecuritySpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpecBuilderTest {
    private static final int SYS_RESOURCE = 24;
    private static final HostLimits GENEROUS = new HostLimits((1L << 41) - 1, -1, -1, -1, 0, "amd64", "6.1.0", true, true);
    private static final HostLimits NARROW = new HostLimits(((1L << 41) - 1) & ~(1L << SYS_RESOURCE), 20_000, 1000, 8 << 20, 500, "amd64", "6.1.0", true, true);

    @TempDir Path rootfs;

    private ContainerSpec plain() {
        return ContainerSpec.of("ship-1", rootfs, ProcessSpec.of("true"));
    }

    private static BuiltSpec build(HostLimits host, ContainerSpec spec) throws IOException {
        return new SpecBuilder(host, "/jukung").build(spec);
    }

    private static List<String> bounding(RuntimeSpec spec) {
        return spec.process().capabilities().orElseThrow().bounding();
    }

    private static boolean allows(Seccomp profile, String name) {
        return profile.syscalls().stream().anyMatch(s -> s.names().contains(name) && s.action().equals("SCMP_ACT_ALLOW") && s.args().isEmpty());
    }

    @Test void aPlainContainerIsDescribedAsTheGoldenFileSays() throws IOException {
        var text = Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(Json.tree(Json.write(withoutSeccomp(build(GENEROUS, plain()).spec()))))
                .replace(rootfs.toString(), "ROOTFS") + "\n";
        var golden = Path.of("src/test/golden/plain.json");
        if (Boolean.getBoolean("golden.write")) {
            Files.createDirectories(golden.getParent());
            Files.writeString(golden, text);
        }
        assertEquals(Files.readString(golden), text);
    }

    private static RuntimeSpec withoutSeccomp(RuntimeSpec s) {
        var l = s.linux();
        return new RuntimeSpec(s.ociVersion(), s.process(), s.root(), s.hostname(), s.domainname(), s.mounts(), s.hooks(), s.annotations(),
                new io.jukung.oci.LinuxSpec(l.uidMappings(), l.gidMappings(), l.sysctl(), l.resources(), l.cgroupsPath(), l.namespaces(), l.devices(),
                        Optional.empty(), l.rootfsPropagation(), l.maskedPaths(), l.readonlyPaths(), l.mountLabel()));
    }

    @Test void aContainerHasDockersFourteenCapabilities() throws IOException {
        assertEquals(14, bounding(build(GENEROUS, plain()).spec()).size());
    }

    @Test void dropAllAndAddOneLeavesOne() throws IOException {
        var security = new SecuritySpec(false, List.of("net_admin"), List.of("ALL"), false, new SecuritySpec.Usual(), Optional.empty(), Optional.empty(), Optional.empty());
        assertEquals(List.of("CAP_NET_ADMIN"), bounding(build(GENEROUS, plain().withSecurity(security)).spec()));
    }

    @Test void whatTheEngineHasNotGotIsLeftOutAndSaid() throws IOException {
        var built = build(NARROW, plain().withSecurity(SecuritySpec.PRIVILEGED));
        assertFalse(bounding(built.spec()).contains("CAP_SYS_RESOURCE"));
        assertTrue(built.warnings().getFirst().contains("CAP_SYS_RESOURCE"));
    }

    @Test void aLimitAboveTheEnginesOwnIsLoweredAndSaid() throws IOException {
        var built = build(NARROW, plain().withResources(Resources.UNLIMITED.withUlimits(List.of(new Resources.Ulimit("nofile", -1, -1)))));
        assertEquals(List.of(new RuntimeSpec.Rlimit("RLIMIT_NOFILE", 20_000, 20_000)), built.spec().process().rlimits());
        assertEquals(1, built.warnings().size());
        assertEquals(Optional.of(500), built.spec().process().oomScoreAdj());
    }

    @Test void seccompLetsThroughWhatACapabilityIsFor() throws IOException {
        var without = build(GENEROUS, plain()).spec().linux().seccomp().orElseThrow();
        var security = new SecuritySpec(false, List.of("SYS_ADMIN"), List.of(), false, new SecuritySpec.Usual(), Optional.empty(), Optional.empty(), Optional.empty());
        var with = build(GENEROUS, plain().withSecurity(security)).spec().linux().seccomp().orElseThrow();
        assertTrue(allows(without, "read"));
        assertFalse(allows(without, "mount"));
        assertTrue(allows(with, "mount"));
    }

    @Test void aMountOverAUsualOneTakesItsPlaceAndParentsComeFirst() throws IOException {
        var mounts = List.<MountSpec>of(MountSpec.Bind.of(Path.of("/a"), "/x/y", true), MountSpec.Bind.of(Path.of("/b"), "/x", false), new MountSpec.Tmpfs("/dev/shm", List.of("exec")));
        var targets = build(GENEROUS, plain().withMounts(mounts)).spec().mounts().stream().map(RuntimeSpec.Mount::destination).toList();
        assertEquals(1, targets.stream().filter("/dev/shm"::equals).count());
        assertTrue(targets.indexOf("/x") < targets.indexOf("/x/y"));
    }

    @Test void aPasswdFileThatLinksOutOfTheRootIsNotRead() throws IOException {
        Files.createDirectories(rootfs.resolve("etc"));
        Files.createSymbolicLink(rootfs.resolve("etc/passwd"), Path.of("/etc/passwd"));
        assertThrows(Problem.Invalid.class, () -> build(GENEROUS, ContainerSpec.of("s-1", rootfs, ProcessSpec.of("true").withUser("daemon", List.of()))));
    }

    @Test void anUnknownCapabilityIsRefused() {
        var security = new SecuritySpec(false, List.of("SAIL"), List.of(), false, new SecuritySpec.Usual(), Optional.empty(), Optional.empty(), Optional.empty());
        assertThrows(Problem.Invalid.class, () -> build(GENEROUS, plain().withSecurity(security)));
    }
}
