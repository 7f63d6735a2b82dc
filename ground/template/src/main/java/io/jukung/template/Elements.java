package io.jukung.template;

import java.nio.charset.StandardCharsets;
import java.util.List;

/// What is inside texts, lists and maps: `len`, `index`, `slice`.
final class Elements {
    private Elements() {}

    static long length(Value value) {
        return switch (value) {
            case Value.Text(var text) -> text.getBytes(StandardCharsets.UTF_8).length;
            case Value.Items(var items) -> items.size();
            case Value.Tree(var object, _, _) -> object.size();
            case Value.Nothing _ -> throw new Fault("len of nil pointer");
            case Value.Whole _, Value.Real _, Value.Truth _, Row _ -> throw new Fault("len of type " + value.typeName());
        };
    }

    static Value index(List<Value> arguments) {
        var value = arguments.getFirst();
        for (var key : arguments.subList(1, arguments.size())) value = at(value, key);
        return value;
    }

    private static Value at(Value value, Value key) {
        return switch (value) {
            case Value.Tree tree -> entry(tree, key);
            case Value.Items(var items) -> items.get(position(key, items.size() - 1));
            case Value.Text(var text) -> {
                var bytes = text.getBytes(StandardCharsets.UTF_8);
                yield Value.of(bytes[position(key, bytes.length - 1)] & 0xff);
            }
            case Value.Nothing _ -> throw new Fault("index of untyped nil");
            case Value.Whole _, Value.Real _, Value.Truth _, Row _ -> throw new Fault("can't index item of type " + value.typeName());
        };
    }

    /// An absent key of a map of texts is the empty text; of any other map, nil.
    private static Value entry(Value.Tree tree, Value key) {
        if (!(key instanceof Value.Text(var name))) throw new Fault("value has type " + key.typeName() + "; should be string");
        var object = tree.object();
        boolean texts = object.entrySet().stream().allMatch(e -> e.getValue().isJsonPrimitive() && e.getValue().getAsJsonPrimitive().isString());
        return tree.field(name).orElse(texts ? Value.of("") : Value.NOTHING);
    }

    static Value slice(List<Value> arguments) {
        var value = arguments.getFirst();
        int size = (int) (value instanceof Value.Text || value instanceof Value.Items ? length(value) : -1);
        if (size < 0) throw new Fault(value instanceof Value.Nothing ? "slice of untyped nil" : "can't slice item of type " + value.typeName());
        int from = arguments.size() > 1 ? position(arguments.get(1), size) : 0;
        int to = arguments.size() > 2 ? position(arguments.get(2), size) : size;
        if (from > to) throw new Fault("invalid slice index: %d > %d".formatted(from, to));
        if (value instanceof Value.Items(var items)) return new Value.Items(items.subList(from, to));
        var bytes = GoText.plain(value).getBytes(StandardCharsets.UTF_8);
        return Value.of(new String(bytes, from, to - from, StandardCharsets.UTF_8));
    }

    private static int position(Value key, int last) {
        if (!(key instanceof Value.Whole(var number))) {
            throw new Fault(key instanceof Value.Nothing ? "cannot index slice/array with nil" : "cannot index slice/array with type " + key.typeName());
        }
        if (number < 0 || number > last) throw new Fault("index out of range: " + number);
        return (int) number;
    }
}
