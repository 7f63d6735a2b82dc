package io.jukung.template;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Go's `printf`, with its way of printing mistakes into the result rather than failing.
final class Printf {
    private final String format;
    private final List<Value> arguments;
    private final StringBuilder out = new StringBuilder();
    private int at;
    private int next;

    private Printf(String format, List<Value> arguments) {
        this.format = format;
        this.arguments = arguments;
    }

    static String print(String format, List<Value> arguments) {
        return new Printf(format, arguments).run();
    }

    /// How one argument is to be printed; a width or precision below zero was not given.
    private record Spec(String flags, int width, int precision, char verb) {
        boolean has(char flag) {
            return flags.indexOf(flag) >= 0;
        }
    }

    private String run() {
        while (at < format.length()) {
            char c = format.charAt(at++);
            if (c != '%') out.append(c);
            else if (at >= format.length()) out.append("%!(NOVERB)");
            else verb();
        }
        if (next < arguments.size()) {
            out.append(arguments.subList(next, arguments.size()).stream().map(Printf::typed).collect(Collectors.joining(", ", "%!(EXTRA ", ")")));
        }
        return out.toString();
    }

    private void verb() {
        int from = at;
        while (at < format.length() && "+-# 0".indexOf(format.charAt(at)) >= 0) at++;
        var flags = format.substring(from, at);
        int width = number();
        int precision = -1;
        if (at < format.length() && format.charAt(at) == '.') {
            at++;
            precision = Math.max(0, number());
        }
        if (at >= format.length()) {
            out.append("%!(NOVERB)");
            return;
        }
        char verb = format.charAt(at++);
        if (verb == '%') out.append('%');
        else if (next >= arguments.size()) out.append("%!").append(verb).append("(MISSING)");
        else {
            var spec = new Spec(width < -1 ? flags + "-" : flags, width < -1 ? -width : width, precision, verb);
            out.append(pad(text(spec, arguments.get(next++)), spec));
        }
    }

    private int number() {
        if (at < format.length() && format.charAt(at) == '*' && next < arguments.size() && arguments.get(next) instanceof Value.Whole(var n)) {
            at++;
            next++;
            return (int) n;
        }
        int from = at;
        while (at < format.length() && at - from < 6 && Character.isDigit(format.charAt(at))) at++;
        return at == from ? -1 : Integer.parseInt(format.substring(from, at));
    }

    private static String text(Spec spec, Value value) {
        if (spec.verb == 'T') return value instanceof Value.Nothing ? "<nil>" : value.typeName();
        if (spec.verb == 'v') return spec.has('#') && value instanceof Value.Text(var text) ? GoText.quote(text) : signed(spec, value, GoText.plain(value));
        return switch (value) {
            case Value.Text(var text) -> ofText(spec, text, value);
            case Value.Whole(var number) -> ofWhole(spec, number, value);
            case Value.Real(var number) -> ofReal(spec, number, value);
            case Value.Truth(var is) -> spec.verb == 't' ? Boolean.toString(is) : wrong(spec, value);
            case Value.Items(var items) -> items.stream().map(item -> text(spec, item)).collect(Collectors.joining(" ", "[", "]"));
            case Value.Tree tree -> GoText.fields(tree).entrySet().stream().map(e -> text(spec, Value.of(e.getKey())) + ":" + text(spec, e.getValue())).collect(Collectors.joining(" ", "map[", "]"));
            case Value.Nothing _, Row _ -> wrong(spec, value);
        };
    }

    private static String ofText(Spec spec, String text, Value value) {
        var cut = spec.precision >= 0 && text.codePointCount(0, text.length()) > spec.precision ? text.substring(0, text.offsetByCodePoints(0, spec.precision)) : text;
        return switch (spec.verb) {
            case 's' -> cut;
            case 'q' -> spec.has('#') && !cut.contains("`") ? "`" + cut + "`" : GoText.quote(cut);
            case 'x' -> HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
            case 'X' -> HexFormat.of().withUpperCase().formatHex(text.getBytes(StandardCharsets.UTF_8));
            default -> wrong(spec, value);
        };
    }

    private static String ofWhole(Spec spec, long number, Value value) {
        return switch (spec.verb) {
            case 'd' -> signed(spec, value, Long.toString(number));
            case 'x' -> inBase(spec, number, 16, "0x");
            case 'X' -> inBase(spec, number, 16, "0x").toUpperCase(Locale.ROOT);
            case 'o' -> inBase(spec, number, 8, "0");
            case 'b' -> inBase(spec, number, 2, "0b");
            case 'c' -> Character.toString((int) number);
            case 'q' -> "'" + Character.toString((int) number) + "'";
            case 'U' -> "U+%04X".formatted(number);
            default -> wrong(spec, value);
        };
    }

    private static String inBase(Spec spec, long number, int base, String prefix) {
        var digits = Long.toString(Math.abs(number), base);
        return (number < 0 ? "-" : "") + (spec.has('#') ? prefix : "") + digits;
    }

    private static String ofReal(Spec spec, double number, Value value) {
        boolean finite = Double.isFinite(number);
        return switch (spec.verb) {
            case 'f', 'F' -> signed(spec, value, finite ? new BigDecimal(number).setScale(spec.precision < 0 ? 6 : spec.precision, RoundingMode.HALF_EVEN).toPlainString() : GoText.general(number, -1, 21));
            case 'g' -> signed(spec, value, GoText.general(number, spec.precision, spec.precision < 0 ? 21 : Math.max(1, spec.precision)));
            case 'e' -> signed(spec, value, finite ? scientific(number, spec.precision < 0 ? 6 : spec.precision) : GoText.general(number, -1, 21));
            default -> wrong(spec, value);
        };
    }

    private static String scientific(double number, int places) {
        var rounded = new BigDecimal(number).round(new MathContext(places + 1, RoundingMode.HALF_EVEN));
        int exponent = rounded.signum() == 0 ? 0 : rounded.precision() - rounded.scale() - 1;
        return GoText.exponential(rounded.setScale(places - exponent, RoundingMode.HALF_EVEN), exponent);
    }

    private static String signed(Spec spec, Value value, String text) {
        boolean number = value instanceof Value.Whole || value instanceof Value.Real;
        if (!number || text.startsWith("-")) return text;
        return spec.has('+') ? "+" + text : spec.has(' ') ? " " + text : text;
    }

    private static String wrong(Spec spec, Value value) {
        return "%!" + spec.verb + "(" + typed(value) + ")";
    }

    private static String typed(Value value) {
        return value instanceof Value.Nothing ? "<nil>" : value.typeName() + "=" + GoText.plain(value);
    }

    private static String pad(String text, Spec spec) {
        int missing = spec.width - text.codePointCount(0, text.length());
        if (missing <= 0) return text;
        if (spec.has('-')) return text + " ".repeat(missing);
        if (!spec.has('0')) return " ".repeat(missing) + text;
        int sign = text.startsWith("-") || text.startsWith("+") ? 1 : 0;
        return text.substring(0, sign) + "0".repeat(missing) + text.substring(sign);
    }
}
