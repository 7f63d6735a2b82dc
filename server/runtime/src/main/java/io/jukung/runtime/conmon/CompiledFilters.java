package io.jukung.runtime.conmon;

import io.jukung.oci.RuntimeSpec;
import io.jukung.oci.Seccomp;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// System call filters that crun has compiled before, handed to it again.
///
/// Compiling the usual profile for three architectures is two thirds of what `crun create` costs (11 of 17 ms). crun leaves the
/// result in the container's state folder; containers with the same profile then bring it along in an annotation
/// (crun(1), `run.oci.seccomp_bpf_data`). The profile itself stays in the spec: a crun that does not know the annotation
/// any more compiles it as before. Any thread may call.
final class CompiledFilters {
    private static final String ANNOTATION = "run.oci.seccomp_bpf_data";
    private static final int MOST = 64;

    private final boolean understood;
    private final Places places;
    private final Map<Seccomp, String> known = new ConcurrentHashMap<>();

    CompiledFilters(boolean understood, Places places) {
        this.understood = understood;
        this.places = places;
    }

    /// The same spec, with the compiled filter where one is known.
    RuntimeSpec with(RuntimeSpec spec) {
        var filter = spec.linux().seccomp().map(known::get);
        return filter.isEmpty() ? spec : noted(spec, filter.get());
    }

    private static RuntimeSpec noted(RuntimeSpec spec, String filter) {
        var annotations = new HashMap<>(spec.annotations());
        annotations.put(ANNOTATION, filter);
        return new RuntimeSpec(spec.ociVersion(), spec.process(), spec.root(), spec.hostname(), spec.domainname(), spec.mounts(), spec.hooks(),
                annotations, spec.linux());
    }

    /// Keeps what crun compiled for this container; where it left nothing there is nothing to keep.
    void learn(String id, RuntimeSpec spec) throws IOException {
        var profile = spec.linux().seccomp();
        var left = places.oci().resolve(id).resolve("seccomp.bpf");
        if (!understood || profile.isEmpty() || known.size() >= MOST || known.containsKey(profile.get()) || !Files.exists(left)) return;
        known.put(profile.get(), Base64.getEncoder().encodeToString(Files.readAllBytes(left)));
    }
}
