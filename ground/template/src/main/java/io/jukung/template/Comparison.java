package io.jukung.template;

/// Go's comparisons: only like with like.
final class Comparison {
    private Comparison() {}

    static boolean equal(Value a, Value b) {
        if (a instanceof Value.Nothing || b instanceof Value.Nothing) return a instanceof Value.Nothing && b instanceof Value.Nothing;
        return switch (a) {
            case Value.Text _, Value.Whole _, Value.Real _, Value.Truth _ -> {
                if (a.getClass() != b.getClass()) throw new Fault("incompatible types for comparison");
                yield a.equals(b);
            }
            case Value.Items _, Value.Tree _, Row _, Value.Nothing _ -> throw new Fault("non-comparable type " + a.typeName());
        };
    }

    static int order(Value a, Value b) {
        if (a instanceof Value.Whole(var x) && b instanceof Value.Whole(var y)) return Long.compare(x, y);
        if (a instanceof Value.Real(var x) && b instanceof Value.Real(var y)) return Double.compare(x, y);
        if (a instanceof Value.Text(var x) && b instanceof Value.Text(var y)) return x.compareTo(y);
        throw new Fault(a.getClass() == b.getClass() ? "invalid type for comparison" : "incompatible types for comparison");
    }
}
