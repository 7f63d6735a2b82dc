package io.jukung.oci;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;

/// Go's way to write a set in JSON: an object whose keys are the members and whose values are empty objects.
final class KeySet {
    private KeySet() {}

    static final class Writer extends ValueSerializer<Set<String>> {
        @Override
        public void serialize(Set<String> set, JsonGenerator out, SerializationContext context) {
            out.writeStartObject();
            for (var key : set) {
                out.writeName(key);
                out.writeStartObject();
                out.writeEndObject();
            }
            out.writeEndObject();
        }

        @Override
        public boolean isEmpty(SerializationContext context, Set<String> set) {
            return set.isEmpty();
        }
    }

    static final class Reader extends ValueDeserializer<Set<String>> {
        @Override
        public Set<String> deserialize(JsonParser in, DeserializationContext context) {
            JsonNode node = context.readTree(in);
            return Collections.unmodifiableSet(new LinkedHashSet<>(node.propertyNames()));
        }
    }
}
