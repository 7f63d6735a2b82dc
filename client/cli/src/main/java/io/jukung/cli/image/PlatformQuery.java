package io.jukung.cli.image;

import com.google.gson.JsonObject;
import io.jukung.notation.Platform;

/// A platform (`linux/arm64`) as queries carry it: in JSON.
public final class PlatformQuery {
    private PlatformQuery() {}

    public static String json(String text) {
        var platform = Platform.parse(text);
        var json = new JsonObject();
        json.addProperty("architecture", platform.architecture());
        json.addProperty("os", platform.os());
        if (!platform.variant().isEmpty()) json.addProperty("variant", platform.variant());
        return json.toString();
    }
}
