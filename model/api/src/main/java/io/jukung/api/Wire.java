package io.jukung.api;

import io.jukung.base.Problem;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.type.LogicalType;

/// JSON as the API's clients write and read it: keys are read without case, unknown ones are ignored, null is told from empty.
///
/// Errors in a request's body carry the words of Docker's engine, since clients print them. Any thread may call.
public final class Wire {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_PROPERTIES)
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .withCoercionConfig(LogicalType.Textual, config -> config.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                    .setCoercion(CoercionInputShape.Float, CoercionAction.Fail).setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
            .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
            .build();

    private static final Set<String> LISTS = Set.of("Cmd", "Entrypoint");

    private Wire() {}

    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /// Reads a request's body.
    /// @throws Problem.Invalid with Docker's words if it is not a JSON object
    public static ObjectNode readObject(byte[] body) {
        if (body.length == 0) throw new Problem.Invalid("invalid JSON: got EOF while reading request body");
        try {
            var tree = MAPPER.readTree(body);
            if (tree instanceof ObjectNode object) return object;
            if (tree.isNull()) return object();
        } catch (MismatchedInputException e) {
            // the only mismatch there can be when a tree is read: something behind it
            throw new Problem.Invalid("unexpected content after JSON");
        } catch (UnexpectedEndOfInputException e) {
            throw new Problem.Invalid("invalid JSON: unexpected EOF");
        } catch (StreamReadException e) {
            throw new Problem.Invalid("invalid JSON: " + e.getOriginalMessage().lines().findFirst().orElse("malformed"));
        } catch (JacksonException e) {
            throw new Problem.Invalid("invalid JSON: " + e.getOriginalMessage());
        }
        throw new Problem.Invalid("invalid JSON: the body is not an object");
    }

    public static JsonNode readTree(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JacksonException e) {
            throw new Problem.Invalid("invalid JSON: " + e.getOriginalMessage());
        }
    }

    /// @throws Problem.Invalid naming the field whose type is wrong
    public static <T> T as(JsonNode tree, Class<T> type) {
        return as(tree, type, "");
    }

    /// @param prefix where the tree stands in the body, such as `.HostConfig`
    public static <T> T as(JsonNode tree, Class<T> type, String prefix) {
        try {
            return MAPPER.treeToValue(tree, type);
        } catch (MismatchedInputException e) {
            throw new Problem.Invalid("invalid JSON: json: cannot unmarshal " + kind(tree, e) + " into Go " + (inList(e) ? "value" : "struct field " + prefix + path(e)) + " of type " + goType(e.getTargetType()));
        } catch (JacksonException e) {
            throw new Problem.Invalid("invalid JSON: " + e.getOriginalMessage());
        }
    }

    /// Commands and the like: Docker reads these lists by hand, and then does not know the field.
    private static boolean inList(MismatchedInputException e) {
        return !e.getPath().isEmpty() && (e.getPath().getLast().getPropertyName() == null || LISTS.contains(e.getPath().getLast().getPropertyName()));
    }

    public static JsonNode tree(Object value) {
        return MAPPER.valueToTree(value);
    }

    /// Compact JSON in UTF-8, without a line end.
    public static byte[] bytes(Object value) {
        return MAPPER.writeValueAsBytes(value);
    }

    private static String kind(JsonNode tree, MismatchedInputException e) {
        JsonNode at = tree;
        for (var step : e.getPath()) {
            at = step.getPropertyName() != null ? field(at, step.getPropertyName()) : at.path(step.getIndex());
        }
        return switch (at.getNodeType()) {
            case NUMBER -> "number";
            case STRING -> "string";
            case BOOLEAN -> "bool";
            case ARRAY -> "array";
            case OBJECT -> "object";
            default -> "value";
        };
    }

    private static JsonNode field(JsonNode tree, String name) {
        for (var entry : tree.properties()) {
            if (entry.getKey().equalsIgnoreCase(name)) return entry.getValue();
        }
        return tree.path(name);
    }

    private static String path(MismatchedInputException e) {
        var text = new StringBuilder();
        for (var step : e.getPath()) {
            if (step.getPropertyName() != null) text.append('.').append(step.getPropertyName());
        }
        return text.toString();
    }

    private static String goType(Class<?> type) {
        if (type == null) return "object";
        return switch (type.getSimpleName()) {
            case "String" -> "string";
            case "boolean", "Boolean" -> "bool";
            case "long", "Long" -> "int64";
            case "int", "Integer" -> "int";
            case "List" -> "[]string";
            default -> type.getSimpleName();
        };
    }
}
