package io.jukung.template;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Values in the words Go's `fmt` has for them.
final class GoText {
    private GoText() {}

    /// As an action prints it: nil is `<no value>`.
    static String print(Value value) {
        return value instanceof Value.Nothing ? "<no value>" : plain(value);
    }

    /// As `%v` prints it: nil is `<nil>`, a list `[a b]`, a map `map[a:1 b:2]` by key.
    static String plain(Value value) {
        return switch (value) {
            case Value.Text(var text) -> text;
            case Value.Whole(var number) -> Long.toString(number);
            case Value.Real(var number) -> general(number, -1, 21);
            case Value.Truth(var is) -> Boolean.toString(is);
            case Value.Nothing() -> "<nil>";
            case Value.Items(var items) -> items.stream().map(GoText::plain).collect(Collectors.joining(" ", "[", "]"));
            case Value.Tree tree -> fields(tree).entrySet().stream().map(e -> e.getKey() + ":" + plain(e.getValue())).collect(Collectors.joining(" ", "map[", "]"));
            case Row row -> "&{" + row.rowType() + "}";
        };
    }

    /// A tree's fields by key, as Go walks maps.
    static Map<String, Value> fields(Value.Tree tree) {
        var sorted = new TreeMap<String, Value>();
        for (var key : tree.object().keySet()) tree.field(key).ifPresent(value -> sorted.put(key, value));
        return sorted;
    }

    /// A number as `%g`: with `digits` of precision (as many as needed if negative), and an exponent from 10^`wide` on.
    static String general(double number, int digits, int wide) {
        if (Double.isNaN(number)) return "NaN";
        if (Double.isInfinite(number)) return number > 0 ? "+Inf" : "-Inf";
        if (number == 0) return "0";
        var exact = digits < 0 ? new BigDecimal(Double.toString(number)) : new BigDecimal(number).round(new MathContext(Math.max(digits, 1), RoundingMode.HALF_EVEN));
        var decimal = exact.stripTrailingZeros();
        int exponent = decimal.precision() - decimal.scale() - 1;
        if (exponent >= -4 && exponent < wide) return decimal.toPlainString();
        return exponential(decimal, exponent);
    }

    static String exponential(BigDecimal decimal, int exponent) {
        return "%se%s%02d".formatted(decimal.movePointLeft(exponent).toPlainString(), exponent < 0 ? "-" : "+", Math.abs(exponent));
    }

    /// As `%q`: in double quotes, with Go's escapes.
    static String quote(String text) {
        var out = new StringBuilder("\"");
        text.codePoints().forEach(c -> {
            int at = "\u0007\b\f\n\r\t\u000b\\\"".indexOf(c);
            if (at >= 0) out.append('\\').append("abfnrtv\\\"".charAt(at));
            else if (c < 0x20 || c == 0x7f) out.append("\\x%02x".formatted(c));
            else if (Character.isISOControl(c) || c == 0x2028 || c == 0x2029 || c == 0xfeff) out.append("\\u%04x".formatted(c));
            else out.appendCodePoint(c);
        });
        return out.append('"').toString();
    }
}
