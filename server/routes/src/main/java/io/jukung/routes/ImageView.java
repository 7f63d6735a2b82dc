package io.jukung.routes;

import io.jukung.api.ApiVersion;
import io.jukung.api.Wire;
import io.jukung.image.Image;
import io.jukung.notation.Digest;
import io.jukung.notation.Timestamps;
import io.jukung.oci.RunConfig;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// An image as lists, `inspect` and `history` show it, field by field in Docker's order.
final class ImageView {
    private ImageView() {}

    /// @param containers how many containers use it; -1 if nobody counted
    /// @param shared bytes of layers other images use, too; -1 if nobody counted
    static ObjectNode item(Image image, ApiVersion version, long containers, long shared) {
        var view = Wire.object().put("Containers", containers).put("Created", image.created().getEpochSecond()).put("Id", image.id().toString());
        var labels = image.config().config().labels();
        if (labels.isEmpty()) view.putNull("Labels");
        else put(view.putObject("Labels"), labels);
        view.put("ParentId", "");
        // up to 1.42 an untagged image had a name that says so
        boolean old = !version.atLeast(1, 43) && image.isDangling();
        if (!version.atLeast(1, 43) && !old && image.repoDigests().isEmpty()) view.putNull("RepoDigests");
        else texts(view, "RepoDigests", old && image.repoDigests().isEmpty() ? List.of("<none>@<none>") : image.repoDigestTexts());
        texts(view, "RepoTags", old ? List.of("<none>:<none>") : image.repoTags());
        view.put("SharedSize", shared).put("Size", image.size());
        if (!version.atLeast(1, 44)) view.put("VirtualSize", image.size());
        return view;
    }

    static ObjectNode inspect(Image image, ApiVersion version, String dataRoot) {
        var config = image.config();
        var view = Wire.object().put("Id", image.id().toString());
        texts(view, "RepoTags", image.repoTags());
        texts(view, "RepoDigests", image.repoDigestTexts());
        view.put("Parent", "").put("Comment", comment(image)).put("Created", Timestamps.print(image.created()));
        if (!version.atLeast(1, 45)) view.set("ContainerConfig", neverRun());
        view.put("DockerVersion", config.others().getOrDefault("docker_version", Wire.object()).asString(""));
        view.put("Author", config.author().orElse("")).put("Architecture", config.architecture());
        config.variant().ifPresent(variant -> view.put("Variant", variant));
        view.put("Os", config.os());
        config.osVersion().ifPresent(osVersion -> view.put("OsVersion", osVersion));
        view.put("Size", image.size());
        if (!version.atLeast(1, 44)) view.put("VirtualSize", image.size());
        var driver = view.putObject("GraphDriver");
        if (image.layers().isEmpty()) driver.putNull("Data");
        else {
            var layer = dataRoot + "/snapshots/layers/" + folder(image.layers().getLast().chainId());
            driver.putObject("Data").put("MergedDir", layer + "/merged").put("UpperDir", layer + "/diff").put("WorkDir", layer + "/work");
        }
        driver.put("Name", "overlay2");
        var layers = view.putObject("RootFS").put("Type", "layers").putArray("Layers");
        config.rootfs().diffIds().forEach(id -> layers.add(id.toString()));
        view.putObject("Metadata").put("LastTagTime", Timestamps.print(image.stored()));
        if (version.atLeast(1, 52)) {
            view.putObject("Descriptor").put("mediaType", image.manifest().mediaType()).put("digest", image.manifest().digest().toString())
                    .put("size", image.manifest().size());
        }
        view.set("Config", config(config.config(), version));
        return view;
    }

    /// Up to 1.44 an image tells of the container it was made from. Docker has forgotten that, too.
    private static ObjectNode neverRun() {
        var empty = Wire.object().put("Hostname", "").put("Domainname", "").put("User", "").put("AttachStdin", false).put("AttachStdout", false)
                .put("AttachStderr", false).put("Tty", false).put("OpenStdin", false).put("StdinOnce", false).putNull("Env").putNull("Cmd").put("Image", "");
        return empty.putNull("Volumes").put("WorkingDir", "").putNull("Entrypoint").putNull("OnBuild").putNull("Labels");
    }

    /// A layer's folder has the first half of its chain id as its name; see docs/disk-layout.md.
    static String folder(Digest chain) {
        return chain.hex().substring(0, 32);
    }

    private static String comment(Image image) {
        var history = image.config().history();
        return history.isEmpty() ? "" : history.getLast().comment().orElse("");
    }

    /// Up to 1.49 with the fields of containers that never were true of images; from 1.52 on without what is empty.
    private static ObjectNode config(RunConfig run, ApiVersion version) {
        var full = Wire.object();
        if (!version.atLeast(1, 50)) {
            full.put("Hostname", "").put("Domainname", "").put("AttachStdin", false).put("AttachStdout", false).put("AttachStderr", false);
            full.put("Tty", false).put("OpenStdin", false).put("StdinOnce", false).put("Image", "");
        }
        boolean omit = version.atLeast(1, 52);
        list(full, "Cmd", run.cmd(), omit);
        list(full, "Entrypoint", run.entrypoint(), omit);
        list(full, "Env", run.env(), omit);
        keys(full, "ExposedPorts", run.exposedPorts(), true);
        run.healthcheck().ifPresent(check -> full.set("Healthcheck", tree(check)));
        if (!run.labels().isEmpty()) put(full.putObject("Labels"), run.labels());
        else if (!omit) full.putNull("Labels");
        list(full, "OnBuild", run.onBuild(), omit);
        list(full, "Shell", run.shell(), true);
        if (!run.stopSignal().isEmpty()) full.put("StopSignal", run.stopSignal());
        if (!omit || !run.user().isEmpty()) full.put("User", run.user());
        keys(full, "Volumes", run.volumes(), omit);
        if (!omit || !run.workingDir().isEmpty()) full.put("WorkingDir", run.workingDir());
        return full;
    }

    private static JsonNode tree(RunConfig.Healthcheck check) {
        return Wire.readTree(io.jukung.oci.Json.text(check));
    }

    /// Newest first. Only the last step has an id of its own here; the others are missing, as with every pulled image.
    static ArrayNode history(Image image) {
        var steps = new ArrayList<ObjectNode>();
        int layer = 0;
        for (var step : image.config().history()) {
            boolean has = !step.emptyLayer() && layer < image.layers().size();
            long size = has ? image.layers().get(layer++).size() : 0;
            steps.add(Wire.object().put("Comment", step.comment().orElse("")).put("Created", step.created().orElse(Instant.EPOCH).getEpochSecond())
                    .put("CreatedBy", step.createdBy().orElse("")).put("Id", "<missing>").put("Size", size).putNull("Tags"));
        }
        if (!steps.isEmpty()) {
            steps.getLast().put("Id", image.id().toString());
            if (!image.isDangling()) texts(steps.getLast(), "Tags", image.repoTags());
        }
        var view = Wire.object().arrayNode();
        steps.reversed().forEach(view::add);
        return view;
    }

    private static void texts(ObjectNode node, String name, List<String> values) {
        var array = node.putArray(name);
        values.forEach(array::add);
    }

    private static void list(ObjectNode node, String name, List<String> values, boolean omit) {
        if (!values.isEmpty()) texts(node, name, values);
        else if (!omit) node.putNull(name);
    }

    private static void keys(ObjectNode node, String name, Collection<String> keys, boolean omit) {
        if (keys.isEmpty()) {
            if (!omit) node.putNull(name);
            return;
        }
        var object = node.putObject(name);
        keys.stream().sorted().forEach(object::putObject);
    }

    private static void put(ObjectNode node, Map<String, String> values) {
        new TreeMap<>(values).forEach(node::put);
    }
}
