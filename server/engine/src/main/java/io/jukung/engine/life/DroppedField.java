package io.jukung.engine.life;

import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/// A field of create requests that this engine pretends not to know, so that a test can prove that it would notice:
/// `-Djukung.drop=HostConfig.Memory`, a path in Docker's spelling. Without the property nothing happens. `./dev fields` uses it.
final class DroppedField {
    private static final Optional<String> NAMED = Optional.ofNullable(System.getProperty("jukung.drop"));

    private DroppedField() {}

    /// The request as this engine wants to see it.
    static ObjectNode without(ObjectNode request) { return NAMED.map(path -> without(request, path)).orElse(request); }

    static ObjectNode without(ObjectNode request, String path) {
        var copy = request.deepCopy();
        var at = copy;
        var names = path.split("\\.", -1);
        for (int i = 0; i < names.length - 1; i++) {
            if (!(at.get(names[i]) instanceof ObjectNode inner)) return copy;
            at = inner;
        }
        at.remove(names[names.length - 1]);
        return copy;
    }
}
