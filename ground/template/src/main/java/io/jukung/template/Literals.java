package io.jukung.template;

import java.math.BigDecimal;

/// Go's constants: numbers and quoted strings.
final class Literals {
    private Literals() {}

    static Value number(String text) {
        var digits = text.replace("_", "");
        try {
            if (digits.matches("[+-]?0[bB].*")) return Value.of(Long.parseLong(digits.replaceFirst("0[bB]", ""), 2));
            if (digits.matches("[+-]?0[oO].*")) return Value.of(Long.parseLong(digits.replaceFirst("0[oO]", ""), 8));
            if (digits.matches("[+-]?(?:0[xX][0-9a-fA-F]+|[0-9]+)")) return Value.of(Long.decode(digits));
            var number = new BigDecimal(digits.endsWith(".") ? digits + "0" : digits);
            return new Value.Real(number.doubleValue());
        } catch (NumberFormatException e) {
            throw new Fault("1: bad number syntax: " + GoText.quote(text));
        }
    }

    /// The text a quoted word stands for: raw in back quotes, with escapes in the others.
    static String string(Token token) {
        var inner = token.text().substring(1, token.text().length() - 1);
        if (token.text().startsWith("`")) return inner;
        var out = new StringBuilder();
        for (int i = 0; i < inner.length(); i++) {
            if (inner.charAt(i) != '\\') {
                out.append(inner.charAt(i));
            } else {
                i = escape(inner, i + 1, out, token);
            }
        }
        if (token.is(Token.Kind.CHARACTER) && out.isEmpty()) throw malformed(token);
        return out.toString();
    }

    /// Appends what the escape at `i` means, and returns where it ends.
    private static int escape(String inner, int i, StringBuilder out, Token token) {
        int plain = "abfnrtv\\'\"".indexOf(inner.charAt(i));
        if (plain >= 0) {
            out.append("\u0007\b\f\n\r\t\u000b\\'\"".charAt(plain));
            return i;
        }
        int digits = switch (inner.charAt(i)) {
            case 'x' -> 2;
            case 'u' -> 4;
            case 'U' -> 8;
            default -> 0;
        };
        int from = digits == 0 ? i : i + 1;
        int to = digits == 0 ? i + 3 : from + digits;
        try {
            out.appendCodePoint(Integer.parseInt(inner.substring(from, to), digits == 0 ? 8 : 16));
            return to - 1;
        } catch (IllegalArgumentException | StringIndexOutOfBoundsException e) {
            throw malformed(token);
        }
    }

    private static Fault malformed(Token token) {
        return new Fault(token.line() + ": invalid syntax: " + token.text());
    }
}
