package io.jukung.distribution.http;

import java.net.URI;

/// One address where a registry may answer.
///
/// @param base without a slash at its end
/// @param lax its certificate need not be vouched for
/// @param mirror it stands in for another: its refusals do not count, and it never sees that other one's credentials
record Endpoint(URI base, boolean lax, boolean mirror) {
    URI at(String path) {
        return URI.create(base + "/v2/" + path);
    }

    String authority() {
        return base.getScheme() + "://" + base.getRawAuthority();
    }
}
