package io.jukung.files;

/// A path as somebody asked for it, made absolute the way Docker does: `..` taken back by the letter, and an ending in `/` or `/.`
/// kept, for it says that a link is to be followed.
///
/// @param absolute always starts with a slash
record AskedPath(String absolute) {
    static AskedPath of(String text) {
        var clean = clean(text);
        boolean here = text.equals(".") || text.endsWith("/.");
        if (here) return new AskedPath(clean.equals("/") ? "/." : clean + "/.");
        return new AskedPath(text.endsWith("/") && !clean.equals("/") ? clean + "/" : clean);
    }

    /// The same ending, on another path.
    AskedPath endingOn(String other) {
        if (absolute.endsWith("/.")) return new AskedPath(other.equals("/") ? "/." : other + "/.");
        return new AskedPath(absolute.endsWith("/") && !other.equals("/") ? other + "/" : other);
    }

    /// Its last part.
    String name() {
        int end = absolute.length();
        while (end > 1 && absolute.charAt(end - 1) == '/') end--;
        return end == 1 ? "/" : absolute.substring(absolute.lastIndexOf('/', end - 1) + 1, end);
    }

    /// Whether it ends so that only a folder will do.
    boolean asksForFolder() {
        return absolute.endsWith("/") || absolute.endsWith("/.");
    }

    private static String clean(String text) {
        var kept = new java.util.ArrayList<String>();
        for (var part : text.split("/")) {
            if (part.equals("..")) {
                if (!kept.isEmpty()) kept.removeLast();
            } else if (!part.isEmpty() && !part.equals(".")) {
                kept.add(part);
            }
        }
        return "/" + String.join("/", kept);
    }
}
