package io.jukung.notation;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// `key=value`, or a key alone.
public record KeyValue(String key, Optional<String> value) {
    /// Splits at the first `=`.
    public static KeyValue parse(String text) {
        int equals = text.indexOf('=');
        if (equals < 0) return new KeyValue(text, Optional.empty());
        return new KeyValue(text.substring(0, equals), Optional.of(text.substring(equals + 1)));
    }

    /// A map of them, as `--label` and `--opt` mean it: a key alone has an empty value, and the last one wins.
    public static Map<String, String> map(Collection<String> texts) {
        var map = new LinkedHashMap<String, String>();
        for (var text : texts) {
            var pair = parse(text);
            map.put(pair.key, pair.value.orElse(""));
        }
        return map;
    }

    @Override
    public String toString() {
        return value.map(v -> key + "=" + v).orElse(key);
    }
}
