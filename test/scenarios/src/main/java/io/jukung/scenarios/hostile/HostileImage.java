package io.jukung.scenarios.hostile;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/// What a registry answers for one repository: its manifest, and its blobs by digest.
record HostileImage(Answer manifest, Map<String, Answer> blobs) {
    private static final String OCI = "application/vnd.oci.image.";

    /// @param promised the length in the header, of which `body` may be only the beginning
    record Answer(int status, byte[] body, long promised) {
        static Answer of(byte[] body) { return new Answer(200, body, body.length); }

        static Answer refused(int status, String code) {
            var body = "{\"errors\":[{\"code\":\"%s\",\"message\":\"%s\"}]}".formatted(code, code.toLowerCase(java.util.Locale.ROOT).replace('_', ' '))
                    .getBytes(StandardCharsets.UTF_8);
            return new Answer(status, body, body.length);
        }

        Answer cut() { return new Answer(status, Arrays.copyOf(body, body.length / 2), promised); }
    }

    /// Every repository, by what is wrong with it.
    static Map<String, HostileImage> all() {
        var all = new LinkedHashMap<String, HostileImage>();
        all.put("honest", of(hello("honest")));
        all.put("dotdot", of(new TarBytes().file("../../../../escaped-dotdot", "no").end()));
        all.put("absolute", of(new TarBytes().symbolicLink("out", "/").file("out/escaped-absolute", "no").end()));
        all.put("upward", of(new TarBytes().symbolicLink("out", "../../../..").file("out/escaped-upward", "no").end()));
        all.put("hardlink", of(new TarBytes().hardLink("shadow", "../../../../../../etc/hostname").end()));
        all.put("short-size", of(hello("short"), TarBytes.gzip(hello("short")), -1));
        all.put("long-size", of(hello("long"), TarBytes.gzip(hello("long")), 1));
        all.put("wrong-diff", of("other".getBytes(StandardCharsets.UTF_8), TarBytes.gzip(hello("diff")), 0));
        all.put("not-packed", of(hello("junk"), "this is no gzip".getBytes(StandardCharsets.UTF_8), 0));
        all.put("cut", answering("cut", packed -> Answer.of(packed).cut()));
        all.put("swapped", answering("swapped", packed -> {
            packed[packed.length / 2] ^= 1;
            return Answer.of(packed);
        }));
        all.put("no-blob", answering("no-blob", _ -> Answer.refused(404, "BLOB_UNKNOWN")));
        all.put("broken", answering("broken", _ -> Answer.refused(500, "UNKNOWN")));
        all.put("no-manifest", new HostileImage(Answer.refused(404, "MANIFEST_UNKNOWN"), Map.of()));
        all.put("no-json", new HostileImage(Answer.of("{\"schemaVersion\":2,".getBytes(StandardCharsets.UTF_8)), Map.of()));
        return all;
    }

    private static byte[] hello(String text) { return new TarBytes().file("hello", text + "\n").end(); }

    /// An honest image but for what is answered when its layer is asked for.
    private static HostileImage answering(String name, Function<byte[], Answer> answer) {
        var packed = TarBytes.gzip(hello(name));
        var image = of(hello(name));
        var changed = new LinkedHashMap<>(image.blobs());
        changed.put(digest(packed), answer.apply(packed.clone()));
        return new HostileImage(image.manifest(), changed);
    }

    private static HostileImage of(byte[] layer) { return of(layer, TarBytes.gzip(layer), 0); }

    /// @param lie how many bytes more than there are the manifest tells of the layer
    private static HostileImage of(byte[] layer, byte[] packed, int lie) {
        var config = "{\"architecture\":\"amd64\",\"os\":\"linux\",\"config\":{\"Cmd\":[\"/hello\"]},\"rootfs\":{\"type\":\"layers\",\"diff_ids\":[\"%s\"]}}"
                .formatted(digest(layer)).getBytes(StandardCharsets.UTF_8);
        var manifest = "{\"schemaVersion\":2,\"mediaType\":\"%smanifest.v1+json\",\"config\":%s,\"layers\":[%s]}"
                .formatted(OCI, descriptor("config.v1+json", config, config.length), descriptor("layer.v1.tar+gzip", packed, packed.length + lie));
        return new HostileImage(Answer.of(manifest.getBytes(StandardCharsets.UTF_8)),
                Map.of(digest(config), Answer.of(config), digest(packed), Answer.of(packed)));
    }

    private static String descriptor(String type, byte[] bytes, long size) {
        return "{\"mediaType\":\"%s%s\",\"digest\":\"%s\",\"size\":%d}".formatted(OCI, type, digest(bytes), size);
    }

    static String digest(byte[] bytes) {
        try {
            return "sha256:" + HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
