package io.jukung.oci;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.jukung.base.Problem;
import io.jukung.notation.Digest;
import java.io.IOException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/// The one configured mapper for documents: compact, fields in the order they are declared, absent Optionals left out,
/// unknown fields passed over (records that keep them say so), digests as text. Any thread may use it.
///
/// The first use costs some hundred milliseconds: touch `mapper()` beside the start, not in a request.
public final class Json {
    private Json() {}

    private static final class Holder {
        static final JsonMapper MAPPER = JsonMapper.builder()
                .changeDefaultPropertyInclusion(i -> i.withValueInclusion(JsonInclude.Include.NON_ABSENT))
                .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .addModule(digests())
                .build();
    }

    public static JsonMapper mapper() {
        return Holder.MAPPER;
    }

    /// Reads a document.
    /// @throws IOException if the bytes are no such document; the message says where and why
    public static <T> T read(byte[] bytes, Class<T> type) throws IOException {
        try {
            T value = mapper().readValue(bytes, type);
            if (value == null) throw new IOException("cannot read " + type.getSimpleName() + ": it is null");
            return value;
        } catch (JacksonException e) {
            throw new IOException("cannot read " + type.getSimpleName() + ": " + reason(e), e);
        }
    }

    /// Any JSON, as a tree.
    public static JsonNode tree(byte[] bytes) throws IOException {
        return read(bytes, JsonNode.class);
    }

    public static byte[] write(Object value) {
        return mapper().writeValueAsBytes(value);
    }

    public static String text(Object value) {
        return mapper().writeValueAsString(value);
    }

    private static String reason(JacksonException e) {
        var text = e.getCause() instanceof Problem p ? p.message() : e.getOriginalMessage();
        var at = e.getLocation();
        return at == null || at.getLineNr() < 1 ? text : text + " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
    }

    private static SimpleModule digests() {
        return new SimpleModule("digests")
                .addSerializer(Digest.class, new ValueSerializer<Digest>() {
                    @Override
                    public void serialize(Digest digest, JsonGenerator out, SerializationContext context) {
                        out.writeString(digest.toString());
                    }
                })
                .addDeserializer(Digest.class, new ValueDeserializer<Digest>() {
                    @Override
                    public Digest deserialize(JsonParser in, DeserializationContext context) {
                        var text = String.valueOf(in.getValueAsString());
                        return Digest.tryParse(text).orElseThrow(() -> context.weirdStringException(text, Digest.class, "not a digest"));
                    }
                });
    }
}
