package io.jukung.oci;

import java.math.BigInteger;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;

/// A `long` whose bits are a uint64: -1 is written 18446744073709551615, which is how "unlimited" looks to a runtime.
final class Unsigned {
    private Unsigned() {}

    static final class Writer extends ValueSerializer<Long> {
        @Override
        public void serialize(Long value, JsonGenerator out, SerializationContext context) {
            if (value >= 0) out.writeNumber(value.longValue());
            else out.writeNumber(new BigInteger(Long.toUnsignedString(value)));
        }
    }

    static final class Reader extends ValueDeserializer<Long> {
        @Override
        public Long deserialize(JsonParser in, DeserializationContext context) {
            return in.getBigIntegerValue().longValue();
        }
    }
}
