package io.jukung.template;

import io.jukung.template.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Cuts a template into words: literal text between actions, and what stands inside them.
final class Lexer {
    private static final Set<String> KEYWORDS = Set.of("if", "else", "end", "range", "with", "break", "continue", "define", "template", "block");
    private static final Set<Kind> NAMES = Set.of(Kind.FIELD, Kind.VARIABLE, Kind.IDENTIFIER, Kind.KEYWORD, Kind.NIL, Kind.BOOL);
    private static final Pattern NUMBER = Pattern.compile("[+-]?(?:0[xX][0-9a-fA-F_]+|0[bB][01_]+|0[oO][0-7_]+|[0-9][0-9_]*(?:\\.[0-9]*)?(?:[eE][+-]?[0-9]+)?|\\.[0-9]+(?:[eE][+-]?[0-9]+)?)");

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int at;
    private int parens;

    Lexer(String text) {
        this.text = text;
    }

    List<Token> tokens() {
        boolean trim = false;
        while (true) {
            int open = text.indexOf("{{", at);
            literal(open < 0 ? text.length() : open, trim);
            if (open < 0) break;
            trim = action();
        }
        add(Kind.END, "", text.length(), false);
        return tokens;
    }

    /// Literal text up to `end`; an action that begins with `{{- ` takes away the white space before it.
    private void literal(int end, boolean trimStart) {
        int from = at;
        int to = end;
        if (trimStart) while (from < to && isSpace(text.charAt(from))) from++;
        if (text.startsWith("{{-", end) && end + 3 < text.length() && isSpace(text.charAt(end + 3))) {
            while (to > from && isSpace(text.charAt(to - 1))) to--;
        }
        if (to > from) add(Kind.LITERAL, text.substring(from, to), from, false);
        at = end;
    }

    /// One action; returns whether it takes away the white space after it.
    private boolean action() {
        int open = at;
        at += 2;
        if (text.startsWith("-", at) && at + 1 < text.length() && isSpace(text.charAt(at + 1))) at += 2;
        if (text.startsWith("/*", at)) return comment();
        add(Kind.OPEN, "{{", open, false);
        parens = 0;
        while (true) {
            int before = at;
            while (at < text.length() && isSpace(text.charAt(at))) at++;
            boolean spaced = at > before;
            if (at >= text.length()) throw fault("unclosed action");
            boolean trim = spaced && text.startsWith("-}}", at);
            if (trim || text.startsWith("}}", at)) {
                if (parens > 0) throw fault("unclosed left paren");
                add(Kind.CLOSE, "}}", at, spaced);
                at += trim ? 3 : 2;
                return trim;
            }
            word(spaced);
        }
    }

    private boolean comment() {
        int end = text.indexOf("*/", at + 2);
        if (end < 0) throw fault("unclosed comment");
        at = end + 2;
        if (text.startsWith("}}", at)) {
            at += 2;
            return false;
        }
        if (at < text.length() && isSpace(text.charAt(at)) && text.startsWith("-}}", at + 1)) {
            at += 4;
            return true;
        }
        throw fault("comment ends before closing delimiter");
    }

    private void word(boolean spaced) {
        char c = text.charAt(at);
        switch (c) {
            case '"', '\'' -> quoted(c, spaced);
            case '`' -> raw(spaced);
            case '|' -> take(Kind.PIPE, 1, spaced);
            case ',' -> take(Kind.COMMA, 1, spaced);
            case '=' -> take(Kind.ASSIGN, 1, spaced);
            case '(' -> {
                parens++;
                take(Kind.LEFT, 1, spaced);
            }
            case ')' -> {
                if (--parens < 0) throw fault("unexpected right paren");
                take(Kind.RIGHT, 1, spaced);
            }
            case ':' -> {
                if (!text.startsWith(":=", at)) throw fault("expected :=");
                take(Kind.DECLARE, 2, spaced);
            }
            case '$' -> take(Kind.VARIABLE, 1 + letters(at + 1), spaced);
            default -> longer(c, spaced);
        }
    }

    private void longer(char c, boolean spaced) {
        boolean digitNext = at + 1 < text.length() && Character.isDigit(text.charAt(at + 1));
        if (Character.isDigit(c) || (c == '+' || c == '-' || c == '.') && digitNext) number(spaced);
        else if (c == '.') take(letters(at + 1) > 0 ? Kind.FIELD : Kind.DOT, 1 + letters(at + 1), spaced);
        else if (letters(at) > 0) identifier(spaced);
        else if (c > ' ' && c < 127) take(Kind.OTHER, 1, spaced);
        else throw fault("unrecognized character in action: U+%04X '%c'".formatted((int) c, c));
    }

    private void identifier(boolean spaced) {
        int length = letters(at);
        var word = text.substring(at, at + length);
        var kind = KEYWORDS.contains(word) ? Kind.KEYWORD
                : word.equals("nil") ? Kind.NIL
                : word.equals("true") || word.equals("false") ? Kind.BOOL : Kind.IDENTIFIER;
        take(kind, length, spaced);
    }

    private void number(boolean spaced) {
        var matcher = NUMBER.matcher(text).region(at, text.length());
        int end = matcher.lookingAt() ? matcher.end() : at + 1;
        if (letters(end) > 0) throw fault("bad number syntax: " + GoText.quote(text.substring(at, end + letters(end))));
        take(Kind.NUMBER, end - at, spaced);
    }

    private void quoted(char quote, boolean spaced) {
        var what = quote == '"' ? "unterminated quoted string" : "unterminated character constant";
        for (int i = at + 1; i < text.length() && text.charAt(i) != '\n'; i++) {
            if (text.charAt(i) == '\\') i++;
            else if (text.charAt(i) == quote) {
                take(quote == '"' ? Kind.STRING : Kind.CHARACTER, i + 1 - at, spaced);
                return;
            }
        }
        throw fault(what);
    }

    private void raw(boolean spaced) {
        int end = text.indexOf('`', at + 1);
        if (end < 0) throw fault("unterminated raw quoted string");
        take(Kind.STRING, end + 1 - at, spaced);
    }

    private int letters(int from) {
        int i = from;
        while (i < text.length() && (Character.isLetterOrDigit(text.charAt(i)) || text.charAt(i) == '_')) i++;
        return i - from;
    }

    private void take(Kind kind, int length, boolean spaced) {
        add(kind, text.substring(at, at + length), at, spaced);
        at += length;
        if (NAMES.contains(kind) && !nameEnds()) throw fault("bad character U+%04X '%c'".formatted((int) text.charAt(at), text.charAt(at)));
    }

    private boolean nameEnds() {
        return at >= text.length() || isSpace(text.charAt(at)) || ".,|:()=".indexOf(text.charAt(at)) >= 0 || text.startsWith("}}", at);
    }

    private void add(Kind kind, String word, int from, boolean spaced) {
        tokens.add(new Token(kind, word, from, line(from), spaced));
    }

    private int line(int position) {
        return 1 + (int) text.substring(0, position).chars().filter(c -> c == '\n').count();
    }

    private Fault fault(String message) {
        return new Fault(line(Math.min(at, text.length())) + ": " + message);
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t' || c == '\r' || c == '\n';
    }
}
