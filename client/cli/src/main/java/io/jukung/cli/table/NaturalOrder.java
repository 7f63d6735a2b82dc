package io.jukung.cli.table;

import java.util.Comparator;

/// Sorts texts as people do: numbers within them by their value, so that `80/tcp` comes before `443/tcp`.
public final class NaturalOrder implements Comparator<String> {
    @Override
    public int compare(String a, String b) {
        int i = 0;
        int j = 0;
        while (i < a.length() && j < b.length()) {
            if (!digit(a, i) || !digit(b, j)) {
                if (a.charAt(i) != b.charAt(j)) return Character.compare(a.charAt(i), b.charAt(j));
                i++;
                j++;
                continue;
            }
            int endA = endOfDigits(a, i);
            int endB = endOfDigits(b, j);
            int order = numbers(a.substring(i, endA), b.substring(j, endB));
            if (order != 0) return order;
            i = endA;
            j = endB;
        }
        return Integer.compare(a.length() - i, b.length() - j);
    }

    private static int numbers(String a, String b) {
        var left = a.replaceFirst("^0+", "");
        var right = b.replaceFirst("^0+", "");
        if (left.length() != right.length()) return Integer.compare(left.length(), right.length());
        int order = left.compareTo(right);
        return order != 0 ? order : Integer.compare(a.length(), b.length());
    }

    private static boolean digit(String text, int at) { return text.charAt(at) >= '0' && text.charAt(at) <= '9'; }

    private static int endOfDigits(String text, int from) {
        int end = from;
        while (end < text.length() && digit(text, end)) end++;
        return end;
    }
}
