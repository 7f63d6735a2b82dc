package io.jukung.cli.copy;

import java.util.ArrayList;

/// Paths by the letter, as Docker's client takes them: an ending in `/` or `/.` says that a folder is meant.
final class PathText {
    private PathText() {}

    /// Without `.`, `..` and doubled slashes; `.` if nothing is left.
    static String clean(String path) {
        var parts = new ArrayList<String>();
        boolean absolute = path.startsWith("/");
        for (var part : path.split("/")) {
            if (part.isEmpty() || part.equals(".")) continue;
            if (!part.equals("..")) parts.add(part);
            else if (!parts.isEmpty() && !parts.getLast().equals("..")) parts.removeLast();
            else if (!absolute) parts.add(part);
        }
        var joined = String.join("/", parts);
        return absolute ? "/" + joined : joined.isEmpty() ? "." : joined;
    }

    static boolean endsInSlash(String path) { return path.endsWith("/"); }

    static boolean endsInDot(String path) { return path.equals(".") || path.endsWith("/."); }

    static boolean asksForFolder(String path) { return endsInSlash(path) || endsInDot(path); }

    /// `cleaned` with the ending that `original` had.
    static String keepEnding(String cleaned, String original) {
        var kept = cleaned;
        if (endsInDot(original) && !endsInDot(kept)) kept = (endsInSlash(kept) ? kept : kept + "/") + ".";
        if (endsInSlash(original) && !endsInSlash(kept)) kept += "/";
        return kept;
    }

    /// The folder of a path and its last part, which is `.` if the path asks for a folder's contents.
    static String[] split(String path) {
        var kept = keepEnding(clean(path), path);
        var above = endsInSlash(kept) && kept.length() > 1 ? kept.substring(0, kept.length() - 1) : kept;
        int slash = above.lastIndexOf('/');
        if (above.equals("/")) return new String[] {"/", "/"};
        if (slash < 0) return new String[] {".", above};
        return new String[] {slash == 0 ? "/" : above.substring(0, slash), above.substring(slash + 1)};
    }

    static String last(String path) { return split(path)[1]; }
}
