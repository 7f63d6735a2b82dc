package io.jukung.cli.table;

import com.google.gson.JsonArray;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;

/// The ports column of `ps`: neighbours that keep their number come together as ranges, the others follow one by one.
public final class PortList {
    private record Entry(long inside, String ip, long outside, String protocol) {}

    private record Span(long first, long last) {}

    private PortList() {}

    public static String print(JsonArray ports) {
        var entries = new ArrayList<Entry>(ports.size());
        for (var port : ports) entries.add(new Entry(Fields.number(port, "PrivatePort"), Fields.text(port, "IP"), Fields.number(port, "PublicPort"), Fields.text(port, "Type")));
        entries.sort(Comparator.comparingLong(Entry::inside).thenComparing(Entry::ip).thenComparingLong(Entry::outside).thenComparing(Entry::protocol));
        var done = new ArrayList<String>();
        var moved = new ArrayList<String>();
        var open = new LinkedHashMap<List<String>, Span>();
        for (var entry : entries) {
            if (!entry.ip.isEmpty() && entry.outside != entry.inside) {
                moved.add(host(entry.ip) + ":" + entry.outside + "->" + entry.inside + "/" + entry.protocol);
                continue;
            }
            var key = List.of(entry.ip, entry.protocol);
            var span = open.get(key);
            if (span != null && entry.inside == span.last + 1) {
                open.put(key, new Span(span.first, entry.inside));
            } else {
                if (span != null) done.add(text(key, span));
                open.put(key, new Span(entry.inside, entry.inside));
            }
        }
        for (var group : open.entrySet()) done.add(text(group.getKey(), group.getValue()));
        done.addAll(moved);
        return String.join(", ", done);
    }

    private static String text(List<String> key, Span span) {
        var numbers = span.first == span.last ? Long.toString(span.first) : span.first + "-" + span.last;
        var ip = key.getFirst();
        return (ip.isEmpty() ? numbers : host(ip) + ":" + numbers + "->" + numbers) + "/" + key.getLast();
    }

    private static String host(String ip) { return ip.indexOf(':') >= 0 ? "[" + ip + "]" : ip; }
}
