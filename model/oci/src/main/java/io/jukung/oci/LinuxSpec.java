package io.jukung.oci;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The part of a runtime spec that only Linux has: namespaces, cgroup, filters, and what is hidden.
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record LinuxSpec(
        List<IdMapping> uidMappings,
        List<IdMapping> gidMappings,
        Map<String, String> sysctl,
        Optional<Resources> resources,
        Optional<String> cgroupsPath,
        List<Namespace> namespaces,
        List<Device> devices,
        Optional<Seccomp> seccomp,
        Optional<String> rootfsPropagation,
        List<String> maskedPaths,
        List<String> readonlyPaths,
        Optional<String> mountLabel) {
    public static final LinuxSpec EMPTY = new LinuxSpec(List.of(), List.of(), Map.of(), Optional.empty(), Optional.empty(), List.of(),
            List.of(), Optional.empty(), Optional.empty(), List.of(), List.of(), Optional.empty());

    public LinuxSpec {
        uidMappings = Keep.list(uidMappings);
        gidMappings = Keep.list(gidMappings);
        sysctl = Keep.map(sysctl);
        resources = Keep.maybe(resources);
        cgroupsPath = Keep.maybe(cgroupsPath);
        namespaces = Keep.list(namespaces);
        devices = Keep.list(devices);
        seccomp = Keep.maybe(seccomp);
        rootfsPropagation = Keep.maybe(rootfsPropagation);
        maskedPaths = Keep.list(maskedPaths);
        readonlyPaths = Keep.list(readonlyPaths);
        mountLabel = Keep.maybe(mountLabel);
    }

    public record IdMapping(long containerID, long hostID, long size) {}

    /// A namespace to be made, or, with a path, to be entered. Types: pid, network, mount, ipc, uts, user, cgroup.
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Namespace(String type, Optional<String> path) {
        public Namespace {
            path = Keep.maybe(path);
        }

        public static Namespace fresh(String type) {
            return new Namespace(type, Optional.empty());
        }
    }

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Device(String type, String path, long major, long minor, Optional<Integer> fileMode, Optional<Long> uid, Optional<Long> gid) {
        public Device {
            fileMode = Keep.maybe(fileMode);
            uid = Keep.maybe(uid);
            gid = Keep.maybe(gid);
        }
    }
}
