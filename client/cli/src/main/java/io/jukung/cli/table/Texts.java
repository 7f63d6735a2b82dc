package io.jukung.cli.table;

/// Shortens and quotes what stands in a cell.
public final class Texts {
    private Texts() {}

    /// At most `most` characters, the last one an ellipsis if something is missing.
    public static String shorten(String text, int most) {
        if (text.codePointCount(0, text.length()) <= most) return text;
        return text.substring(0, text.offsetByCodePoints(0, most - 1)) + "…";
    }

    /// In double quotes, as Go quotes a string.
    public static String quote(String text) {
        var out = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\t' -> out.append("\\t");
                case '\r' -> out.append("\\r");
                default -> {
                    if (c < ' ' || c == 127) out.append(c < 16 ? "\\x0" : "\\x").append(Integer.toHexString(c));
                    else out.append(c);
                }
            }
        }
        return out.append('"').toString();
    }

    /// The twelve digits of an id, without its algorithm.
    public static String brief(String id) {
        int colon = id.indexOf(':');
        return io.jukung.base.Ids.brief(colon < 0 ? id : id.substring(colon + 1));
    }
}
