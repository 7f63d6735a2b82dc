package io.jukung.distribution.http;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// What a registry wants to see before it answers: one challenge of a `WWW-Authenticate` header.
record Challenge(String scheme, Map<String, String> parameters) {
    private static final Pattern SCHEME = Pattern.compile("\\s*([A-Za-z][A-Za-z0-9-]*)(?:\\s+|$)");
    private static final Pattern PARAMETER = Pattern.compile("\\s*,?\\s*([A-Za-z0-9_-]+)\\s*=\\s*(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([^\\s,\"]+))");

    static List<Challenge> parse(List<String> headers) {
        var found = new ArrayList<Challenge>();
        for (var header : headers) {
            var scheme = SCHEME.matcher(header);
            if (!scheme.lookingAt()) continue;
            var parameters = new HashMap<String, String>();
            var parameter = PARAMETER.matcher(header).region(scheme.end(), header.length());
            while (parameter.lookingAt()) {
                var quoted = parameter.group(2);
                var value = quoted == null ? parameter.group(3) : quoted.replaceAll("\\\\(.)", "$1");
                parameters.put(parameter.group(1).toLowerCase(Locale.ROOT), String.valueOf(value));
                parameter.region(parameter.end(), header.length());
            }
            found.add(new Challenge(scheme.group(1).toLowerCase(Locale.ROOT), Map.copyOf(parameters)));
        }
        return found;
    }

    boolean isBearer() {
        return scheme.equals("bearer") && parameters.containsKey("realm");
    }

    boolean isBasic() {
        return scheme.equals("basic");
    }

    String parameter(String name) {
        return parameters.getOrDefault(name, "");
    }
}
