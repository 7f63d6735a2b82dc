package io.jukung.runtime;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One process in a sandbox, described whole: what `engine` makes of a container and `build` of a RUN step.
///
/// `of` gives Docker's defaults; each `with…` answers a copy that differs in one part.
/// @param id        unique per start: the container's id and a generation, such as `4f1c…-3`
/// @param rootfs    the mounted root folder
/// @param mounts    beyond the usual `/proc`, `/dev`, `/sys`…, in the order in which they are to be mounted
/// @param shmSize   bytes of `/dev/shm`, unless the ipc namespace is shared or `mounts` covers it
public record ContainerSpec(
        String id, Path rootfs, boolean readonlyRootfs, String hostname, String domainname, ProcessSpec process,
        List<MountSpec> mounts, EtcFiles etc, NamespaceSpec namespaces, SecuritySpec security, Resources resources,
        long shmSize, Optional<String> cgroupParent, Map<String, String> sysctls, Map<String, String> annotations) {
    public static final long USUAL_SHM = 64L << 20;

    public ContainerSpec {
        if (!id.matches("[A-Za-z0-9][A-Za-z0-9_.-]*")) throw new IllegalArgumentException("not a runtime id: " + id);
        if (!rootfs.isAbsolute()) throw new IllegalArgumentException("root folder is not absolute: " + rootfs);
        mounts = List.copyOf(mounts);
        sysctls = Map.copyOf(sysctls);
        annotations = Map.copyOf(annotations);
    }

    public static ContainerSpec of(String id, Path rootfs, ProcessSpec process) {
        return new ContainerSpec(id, rootfs, false, id.length() > 12 ? id.substring(0, 12) : id, "", process, List.of(),
                EtcFiles.NONE, NamespaceSpec.OWN, SecuritySpec.USUAL, Resources.UNLIMITED, USUAL_SHM, Optional.empty(),
                Map.of(), Map.of());
    }

    public ContainerSpec withHostname(String host, String domain) {
        return new ContainerSpec(id, rootfs, readonlyRootfs, host, domain, process, mounts, etc, namespaces, security,
                resources, shmSize, cgroupParent, sysctls, annotations);
    }

    public ContainerSpec withReadonlyRootfs(boolean on) {
        return new ContainerSpec(id, rootfs, on, hostname, domainname, process, mounts, etc, namespaces, security,
                resources, shmSize, cgroupParent, sysctls, annotations);
    }

    public ContainerSpec withMounts(List<MountSpec> more) {
        return new ContainerSpec(id, rootfs, readonlyRootfs, hostname, domainname, process, more, etc, namespaces, security,
                resources, shmSize, cgroupParent, sysctls, annotations);
    }

    public ContainerSpec withEtc(EtcFiles files) {
        return new ContainerSpec(id, rootfs, readonlyRootfs, hostname, domainname, process, mounts, files, namespaces, security,
                resources, shmSize, cgroupParent, sysctls, annotations);
    }

    public ContainerSpec withNamespaces(NamespaceSpec spaces) {
        return new ContainerSpec(id, rootfs, readonlyRootfs, hostname, domainname, process, mounts, etc, spaces, security,
                resources, shmSize, cgroupParent, sysctls, annotations);
    }

    public ContainerSpec withSecurity(SecuritySpec rules) {
        return new ContainerSpec(id, rootfs, readonlyRootfs, hostname, domainname, process, mounts, etc, namespaces, rules,
                resources, shmSize, cgroupParent, sysctls, annotations);
    }

    public ContainerSpec withResources(Resources limits) {
        return new ContainerSpec(id, rootfs, readonlyRootfs, hostname, domainname, process, mounts, etc, namespaces, security,
                limits, shmSize, cgroupParent, sysctls, annotations);
    }

    public ContainerSpec withShmSize(long bytes) {
        return new ContainerSpec(id, rootfs, readonlyRootfs, hostname, domainname, process, mounts, etc, namespaces, security,
                resources, bytes, cgroupParent, sysctls, annotations);
    }

    public ContainerSpec withCgroupParent(Optional<String> parent) {
        return new ContainerSpec(id, rootfs, readonlyRootfs, hostname, domainname, process, mounts, etc, namespaces, security,
                resources, shmSize, parent, sysctls, annotations);
    }

    public ContainerSpec withSysctls(Map<String, String> settings) {
        return new ContainerSpec(id, rootfs, readonlyRootfs, hostname, domainname, process, mounts, etc, namespaces, security,
                resources, shmSize, cgroupParent, settings, annotations);
    }

    public ContainerSpec withAnnotations(Map<String, String> notes) {
        return new ContainerSpec(id, rootfs, readonlyRootfs, hostname, domainname, process, mounts, etc, namespaces, security,
                resources, shmSize, cgroupParent, sysctls, notes);
    }
}
