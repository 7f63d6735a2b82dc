package io.jukung.daemon;

import io.jukung.daemon.settings.EngineConfig;
import io.jukung.kernel.Host;
import io.jukung.network.Sandboxes;
import io.jukung.routes.SystemFacts;
import io.jukung.runtime.RuntimeChoice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// What this host and this engine say of themselves.
final class HostFacts implements SystemFacts {
    private final EngineConfig config;
    private final DataRoot root;
    private final RuntimeChoice choice;
    private final Sandboxes sandboxes;
    private final String engineId;

    HostFacts(EngineConfig config, DataRoot root, RuntimeChoice choice, Sandboxes sandboxes) throws IOException {
        this.config = config;
        this.root = root;
        this.choice = choice;
        this.sandboxes = sandboxes;
        this.engineId = engineId(root.engineId());
    }

    private static String engineId(Path file) throws IOException {
        if (Files.notExists(file)) Files.writeString(file, UUID.randomUUID().toString());
        return Files.readString(file).strip();
    }

    @Override
    public String version() {
        return Version.NUMBER;
    }

    @Override
    public String gitCommit() {
        return Version.BUILD;
    }

    @Override
    public Instant buildTime() {
        return Version.BUILT;
    }

    @Override
    public String engineId() {
        return engineId;
    }

    @Override
    public String dataRoot() {
        return root.root().toString();
    }

    @Override
    public Runtime runtime() {
        return new Runtime(choice.name(), choice.path().toString(), choice.version(), choice.reason());
    }

    @Override
    public String cgroupVersion() {
        return Files.exists(Path.of("/sys/fs/cgroup/cgroup.controllers")) ? "2" : "1";
    }

    @Override
    public String cgroupDriver() {
        return "cgroupfs";
    }

    @Override
    public String kernelVersion() {
        return read("/proc/sys/kernel/osrelease");
    }

    @Override
    public String operatingSystem() {
        return read("/etc/os-release").lines().filter(line -> line.startsWith("PRETTY_NAME=")).findFirst()
                .map(line -> line.substring("PRETTY_NAME=".length()).replace("\"", "")).orElse("Linux");
    }

    @Override
    public int cpus() {
        return java.lang.Runtime.getRuntime().availableProcessors();
    }

    @Override
    public long memory() {
        try {
            return Host.memoryTotal();
        } catch (IOException e) {
            return 0;
        }
    }

    @Override
    public String hostName() {
        return read("/proc/sys/kernel/hostname");
    }

    @Override
    public List<String> registryMirrors() {
        return config.registryMirrors().stream().map(uri -> uri + "/").toList();
    }

    @Override
    public List<String> insecureRegistries() {
        return config.insecureRegistries().stream().sorted().toList();
    }

    @Override
    public List<String> labels() {
        return config.labels();
    }

    @Override
    public boolean debug() {
        return config.debug();
    }

    @Override
    public List<String> warnings() {
        return sandboxes.warnings();
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of(file)).strip();
        } catch (IOException e) {
            return "";
        }
    }
}
