package io.jukung.engine.life;

import io.jukung.base.Problem;
import io.jukung.engine.ContainerRecord;
import io.jukung.engine.EngineSettings;
import io.jukung.network.Endpoint;
import io.jukung.network.Sandbox;
import io.jukung.network.files.HostsFile;
import io.jukung.network.files.ResolvConf;
import io.jukung.runtime.EtcFiles;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Writes what a container sees as /etc/hosts, /etc/hostname and /etc/resolv.conf, in place.
final class EtcWriter {
    private static final Path HOST_RESOLV = Path.of("/etc/resolv.conf");
    private static final Path HOST_HOSTS = Path.of("/etc/hosts");

    private final ContainerFolders folders;
    private final EngineSettings settings;

    EtcWriter(ContainerFolders folders, EngineSettings settings) {
        this.folders = folders;
        this.settings = settings;
    }

    EtcFiles write(ContainerRecord record, Sandbox sandbox) throws IOException {
        var id = record.id();
        folders.write(id, "hostname", record.config().path("Hostname").asString("") + "\n");
        folders.write(id, "hosts", hosts(record, sandbox));
        folders.write(id, "resolv.conf", resolv(record, sandbox));
        return filesOf(id);
    }

    /// What was written for this container.
    EtcFiles filesOf(String id) {
        return new EtcFiles(Optional.of(folders.file(id, "hosts")), Optional.of(folders.file(id, "resolv.conf")), Optional.of(folders.file(id, "hostname")));
    }

    /// On the host's own network the host's file is what counts.
    private static String hosts(ContainerRecord record, Sandbox sandbox) throws IOException {
        var host = record.config().path("Hostname").asString("");
        var domain = record.config().path("Domainname").asString("");
        var addressed = sandbox.endpoint().flatMap(Endpoint::addressed);
        var gateway = addressed.map(Endpoint.Addressed::gateway).orElse(InetAddress.getLoopbackAddress());
        var extra = texts(record.hostConfig().path("ExtraHosts")).stream().map(wish -> HostsFile.extra(wish, gateway)).toList();
        if (sandbox.netns().isEmpty() && Files.isReadable(HOST_HOSTS)) {
            var text = new StringBuilder(Files.readString(HOST_HOSTS));
            for (var entry : extra) text.append(entry.address()).append('\t').append(String.join(" ", entry.names())).append('\n');
            return text.toString();
        }
        var names = domain.isEmpty() ? List.of(host) : List.of(host + "." + domain, host);
        return HostsFile.text(extra, addressed.map(a -> List.of(new HostsFile.Entry(a.address().getHostAddress(), names))).orElse(List.of()));
    }

    private String resolv(ContainerRecord record, Sandbox sandbox) throws IOException {
        var host = read(HOST_RESOLV);
        if (host.onlyStub()) host = read(Path.of(ResolvConf.RESOLVED));
        for (var server : texts(record.hostConfig().path("Dns"))) mustBeAddress(server);
        if (sandbox.netns().isPresent()) host = host.forContainer();
        return host.with(or(texts(record.hostConfig().path("Dns")), settings.dns()),
                or(texts(record.hostConfig().path("DnsSearch")), settings.dnsSearch()),
                or(texts(record.hostConfig().path("DnsOptions")), settings.dnsOptions())).text();
    }

    private static void mustBeAddress(String server) {
        try {
            InetAddress.ofLiteral(server);
        } catch (IllegalArgumentException e) {
            throw new Problem.Internal("bad nameserver address " + server + ": ParseAddr(\"" + server + "\"): unable to parse IP", "give the address of a name server: --dns 9.9.9.9");
        }
    }

    private static ResolvConf read(Path file) throws IOException {
        return ResolvConf.parse(Files.isReadable(file) ? Files.readString(file) : "");
    }

    private static List<String> or(List<String> asked, List<String> otherwise) {
        return asked.isEmpty() ? otherwise : asked;
    }

    private static List<String> texts(JsonNode array) {
        var texts = new ArrayList<String>();
        for (var item : array) texts.add(item.asString(""));
        return texts;
    }
}
