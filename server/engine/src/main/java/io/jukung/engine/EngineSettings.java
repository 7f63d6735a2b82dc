package io.jukung.engine;

import java.nio.file.Path;
import java.util.List;

/// What the engine needs to know of this host.
///
/// @param root   where what must last is kept
/// @param cgroupNamespace `private` or `host`, for containers that say nothing
/// @param dns    name servers, search domains and options for containers that name none
public record EngineSettings(Path root, String cgroupNamespace, List<String> dns, List<String> dnsSearch, List<String> dnsOptions) {
    public EngineSettings {
        dns = List.copyOf(dns);
        dnsSearch = List.copyOf(dnsSearch);
        dnsOptions = List.copyOf(dnsOptions);
    }
}
