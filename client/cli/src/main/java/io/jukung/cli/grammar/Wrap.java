package io.jukung.cli.grammar;

/// Wraps a text that stands to the right of something else.
///
/// A line may run five columns over if that spares a short last line; where too little room is left, the text
/// starts on a line of its own. These are the rules of the library behind Docker's help pages.
final class Wrap {
    private static final int SLACK = 5;
    private static final int NARROW = 24;

    private Wrap() {}

    static String beside(int indent, int columns, String text) {
        var out = new StringBuilder();
        int room = columns - indent;
        if (room < NARROW) {
            indent = 16;
            room = columns - indent;
            out.append('\n').append(" ".repeat(indent));
        }
        var margin = "\n" + " ".repeat(indent);
        var rest = text;
        while (true) {
            int cut = cut(rest, room - SLACK);
            out.append((cut < 0 ? rest : rest.substring(0, cut)).replace("\n", margin));
            if (cut < 0 || cut + 1 >= rest.length()) return out.toString();
            rest = rest.substring(cut + 1);
            out.append(margin);
        }
    }

    /// Where the line ends, or -1 if all of it fits.
    private static int cut(String text, int room) {
        if (room + SLACK > text.length()) return -1;
        var head = text.substring(0, room);
        int blank = Math.max(Math.max(head.lastIndexOf(' '), head.lastIndexOf('\t')), head.lastIndexOf('\n'));
        if (blank <= 0) return -1;
        int newline = head.lastIndexOf('\n');
        return newline > 0 && newline < blank ? newline : blank;
    }
}
