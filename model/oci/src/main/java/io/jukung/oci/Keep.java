package io.jukung.oci;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a record keeps of what JSON gave it: collections copied with their order, and `null` or absent read as empty.
final class Keep {
    private Keep() {}

    static <T> List<T> list(@Nullable List<T> given) {
        return given == null ? List.of() : List.copyOf(given);
    }

    static <V> Map<String, V> map(@Nullable Map<String, V> given) {
        if (given == null || given.isEmpty()) return Map.of();
        var copy = new LinkedHashMap<String, V>(given);
        copy.values().removeIf(v -> v == null);
        return Collections.unmodifiableMap(copy);
    }

    static <T> Optional<T> maybe(@Nullable Optional<T> given) {
        return given == null ? Optional.empty() : given;
    }

    static String text(@Nullable String given) {
        return given == null ? "" : given;
    }
}
