package io.jukung.journal;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// Something that happened to an object: `container` `die` `4f1c…`, with what is worth knowing about it.
///
/// @param type       container, image, network, volume, daemon
/// @param action     Docker's word for it: create, start, die…
/// @param id         of the object
/// @param attributes name, image, exit code and so on; never a secret
public record Event(Instant at, String type, String action, String id, Map<String, String> attributes) {
    public Event {
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
    }
}
