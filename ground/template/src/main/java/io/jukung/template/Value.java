package io.jukung.template;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/// What a template computes with.
public sealed interface Value permits Value.Text, Value.Whole, Value.Real, Value.Truth, Value.Nothing, Value.Items, Value.Tree, Row {
    record Text(String text) implements Value {}

    record Whole(long number) implements Value {}

    record Real(double number) implements Value {}

    record Truth(boolean is) implements Value {}

    /// Go's nil.
    record Nothing() implements Value {}

    record Items(List<Value> items) implements Value {
        public Items {
            items = List.copyOf(items);
        }
    }

    /// A JSON object: a Go map or struct, as `names` has it.
    /// @param path the fields walked from the root, joined by dots
    record Tree(JsonObject object, Names names, String path) implements Value {
        /// The value of a field, found under its own name, or else as `names` knows it.
        Optional<Value> field(String name) {
            var found = object.has(name) ? Optional.of(object.get(name)) : names.find(object, path, name);
            return found.map(element -> of(element, names, path.isEmpty() ? name : path + "." + name));
        }
    }

    Value NOTHING = new Nothing();

    static Value of(String text) {
        return new Text(text);
    }

    static Value of(long number) {
        return new Whole(number);
    }

    static Value of(boolean truth) {
        return new Truth(truth);
    }

    static Value of(List<String> texts) {
        return new Items(texts.stream().map(Value::of).toList());
    }

    static Value of(JsonElement element, Names names) {
        return of(element, names, "");
    }

    private static Value of(JsonElement element, Names names, String path) {
        if (element.isJsonObject()) return new Tree(element.getAsJsonObject(), names, path);
        if (element.isJsonArray()) return new Items(element.getAsJsonArray().asList().stream().map(e -> of(e, names, path)).toList());
        return element instanceof JsonPrimitive primitive ? of(primitive) : NOTHING;
    }

    private static Value of(JsonPrimitive primitive) {
        if (primitive.isBoolean()) return new Truth(primitive.getAsBoolean());
        if (primitive.isString()) return new Text(primitive.getAsString());
        var number = new BigDecimal(primitive.getAsString());
        boolean whole = number.stripTrailingZeros().scale() <= 0 && number.toBigInteger().bitLength() < 64;
        return whole ? new Whole(number.longValueExact()) : new Real(number.doubleValue());
    }

    /// Go's idea of truth: everything but nil, false, zero and the empty.
    default boolean isTrue() {
        return switch (this) {
            case Text(var text) -> !text.isEmpty();
            case Whole(var number) -> number != 0;
            case Real(var number) -> number != 0;
            case Truth(var is) -> is;
            case Nothing() -> false;
            case Items(var items) -> !items.isEmpty();
            case Tree(var object, _, _) -> !object.isEmpty();
            case Row _ -> true;
        };
    }

    /// What Go calls the type, for messages.
    default String typeName() {
        return switch (this) {
            case Text _ -> "string";
            case Whole _ -> "int";
            case Real _ -> "float64";
            case Truth _ -> "bool";
            case Nothing _ -> "nil";
            case Items _ -> "[]interface {}";
            case Tree _ -> "map[string]interface {}";
            case Row row -> row.rowType();
        };
    }
}
