package io.jukung.routes;

import io.jukung.api.ApiVersion;
import io.jukung.base.Problem;
import io.jukung.gateway.Exchange;
import io.jukung.gateway.Handler;
import io.jukung.gateway.VersionGate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// Which versions of the API are admitted, and what every answer says of them.
///
/// A version that is too old passes the gate and is refused by `guard`, at the handler: such clients read plain text only.
public final class Versions implements VersionGate {
    @Override
    public String admit(Optional<String> requested) {
        if (requested.isEmpty()) return ApiVersion.NEWEST.toString();
        var version = ApiVersion.parse(requested.get());
        if (version.compareTo(ApiVersion.NEWEST) > 0) {
            throw new Problem.Invalid("client version " + version + " is too new. Maximum supported API version is " + ApiVersion.NEWEST,
                    "set DOCKER_API_VERSION=" + ApiVersion.NEWEST);
        }
        return version.toString();
    }

    /// The same handler, for versions that are new enough.
    static Handler guard(Handler handler) {
        return exchange -> {
            var version = of(exchange);
            if (version.compareTo(ApiVersion.MINIMUM) < 0) {
                exchange.status(400).responseHeader("X-Content-Type-Options", "nosniff").text(tooOld(version) + "\n");
                return;
            }
            exchange.responseHeader("Docker-Experimental", "false");
            handler.handle(exchange);
        };
    }

    static String tooOld(ApiVersion version) {
        return "client version " + version + " is too old. Minimum supported API version is " + ApiVersion.MINIMUM
                + ", please upgrade your client to a newer version";
    }

    static ApiVersion of(Exchange exchange) {
        return ApiVersion.parse(exchange.apiVersion());
    }

    /// The headers of every answer, also of one that refuses the version.
    public static Supplier<Map<String, String>> commonHeaders(String jukungVersion) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("Api-Version", ApiVersion.NEWEST.toString());
        headers.put("Ostype", "linux");
        headers.put("Server", "Jukung/" + jukungVersion + " (linux)");
        var fixed = Map.copyOf(headers);
        return () -> fixed;
    }
}
