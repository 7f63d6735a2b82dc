package io.jukung.runtime.spec;

import io.jukung.oci.RuntimeSpec;
import java.util.List;

/// A runtime spec, and what had to be lowered to make it.
public record BuiltSpec(RuntimeSpec spec, List<String> warnings) {
    public BuiltSpec {
        warnings = List.copyOf(warnings);
    }
}
