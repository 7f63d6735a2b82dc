package io.jukung.template;

/// A word of a template: what it is, how it is written, where it begins, and whether white space stands before it.
record Token(Kind kind, String text, int at, int line, boolean spaced) {
    enum Kind { LITERAL, OPEN, CLOSE, FIELD, DOT, VARIABLE, IDENTIFIER, KEYWORD, NIL, STRING, CHARACTER, NUMBER, BOOL, PIPE, LEFT, RIGHT, ASSIGN, DECLARE, COMMA, OTHER, END }

    boolean is(Kind kind) {
        return this.kind == kind;
    }

    boolean isKeyword(String word) {
        return kind == Kind.KEYWORD && text.equals(word);
    }

    /// As Go's messages name it.
    @Override
    public String toString() {
        if (kind == Kind.END) return "EOF";
        if (kind == Kind.KEYWORD) return "<" + text + ">";
        return text.length() > 10 ? GoText.quote(text.substring(0, 10)) + "..." : GoText.quote(text);
    }
}
