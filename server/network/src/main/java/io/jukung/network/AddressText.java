package io.jukung.network;

import java.net.InetAddress;
import java.util.regex.Pattern;

/// Addresses in the form people and Docker write them: IPv6 with its longest run of zeros as `::`.
public final class AddressText {
    private static final Pattern ZEROS = Pattern.compile("(^|:)0(:0)+(:|$)");

    private AddressText() {}

    public static String of(InetAddress address) {
        var text = address.getHostAddress();
        if (address.getAddress().length == 4) return text;
        int zone = text.indexOf('%');
        if (zone >= 0) text = text.substring(0, zone);
        var longest = "";
        var runs = ZEROS.matcher(text);
        while (runs.find()) if (runs.group().length() > longest.length()) longest = runs.group();
        return longest.isEmpty() ? text : text.replaceFirst(Pattern.quote(longest), "::");
    }
}
