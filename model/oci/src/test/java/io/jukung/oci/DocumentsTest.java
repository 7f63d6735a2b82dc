package io.jukung.oci;

import io.jukung.base.Problem;
import io.jukung.notation.Digest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class DocumentsTest {
    private static final Digest DIGEST = Digest.ofBytes(new byte[0]);

    @Test
    void aManifestComesBackAsItWasWritten() {
        var manifest = ImageManifest.of(MediaTypes.OCI_MANIFEST, Descriptor.of(MediaTypes.OCI_CONFIG, DIGEST, 7), List.of());
        var text = Json.text(manifest);
        assertEquals("{\"schemaVersion\":2,\"mediaType\":\"application/vnd.oci.image.manifest.v1+json\",\"config\":{\"mediaType\":\"application/vnd.oci.image.config.v1+json\",\"digest\":\""
                + DIGEST + "\",\"size\":7},\"layers\":[]}", text);
        assertEquals(manifest, Manifests.parse(text.getBytes(UTF_8), ""));
    }

    @Test
    void anIndexWithoutMediaTypeIsKnownByItsFields() {
        var json = "{\"schemaVersion\":2,\"manifests\":[{\"mediaType\":\"m\",\"digest\":\"" + DIGEST + "\",\"size\":3,\"platform\":{\"architecture\":\"arm\",\"os\":\"linux\",\"variant\":\"v7\"}}],\"annotations\":null}";
        var index = assertInstanceOf(ImageIndex.class, Manifests.parse(json.getBytes(UTF_8), "application/json; charset=utf-8"));
        assertEquals(MediaTypes.OCI_INDEX, index.mediaType());
        assertEquals(Optional.of("v7"), index.manifests().getFirst().platform().orElseThrow().variant());
    }

    @Test
    void theContentTypeNamesAListThatDoesNotNameItself() {
        var list = Manifests.parse("{\"schemaVersion\":2,\"manifests\":[]}".getBytes(UTF_8), MediaTypes.DOCKER_LIST);
        assertEquals(MediaTypes.DOCKER_LIST, list.mediaType());
    }

    @Test
    void schema1IsRefusedWithARemedy() {
        var problem = assertThrows(Problem.Invalid.class, () -> Manifests.parse("{\"schemaVersion\":1,\"fsLayers\":[]}".getBytes(UTF_8), ""));
        assertTrue(problem.message().contains("schema 1"), problem.message());
        assertTrue(problem.remedy().isPresent());
    }

    @Test
    void aManifestThatCouldBeTwoThingsIsRefused() {
        assertThrows(Problem.Invalid.class, () -> Manifests.parse("{\"schemaVersion\":2,\"manifests\":[],\"layers\":[]}".getBytes(UTF_8), ""));
        assertThrows(Problem.Invalid.class, () -> Manifests.parse("{\"schemaVersion\":2,\"config\":{\"digest\":\"sha256:no\"}}".getBytes(UTF_8), ""));
        assertThrows(Problem.Invalid.class, () -> Manifests.parse("not json".getBytes(UTF_8), ""));
    }

    @Test
    void aConfigurationKeepsWhatItDoesNotKnowAndReadsNullAsEmpty() throws IOException {
        var json = """
                {"architecture":"amd64","os":"linux","docker_version":"20.10","created":"2024-01-02T03:04:05.123456789+01:00",
                "config":{"Cmd":null,"Env":["A=b"],"ExposedPorts":{"80/tcp":{}},"Healthcheck":{"Test":["CMD","x"],"Interval":5000000000},"AttachStdin":false},
                "rootfs":{"type":"layers","diff_ids":["%s"]},"history":[{"created_by":"RUN x","empty_layer":true}]}""".formatted(DIGEST);
        var config = Json.read(json.getBytes(UTF_8), ImageConfig.class);
        assertEquals(List.of(), config.config().cmd());
        assertEquals(Set.of("80/tcp"), config.config().exposedPorts());
        assertEquals("2024-01-02T02:04:05.123456789Z", config.created().orElseThrow().toString());
        var again = Json.text(config);
        assertTrue(again.contains("\"docker_version\":\"20.10\""), again);
        assertTrue(again.contains("\"AttachStdin\":false"), again);
        assertTrue(again.contains("\"ExposedPorts\":{\"80/tcp\":{}}"), again);
        assertTrue(again.contains("\"Healthcheck\":{\"Test\":[\"CMD\",\"x\"],\"Interval\":5000000000}"), again);
        assertTrue(again.contains("\"history\":[{\"created_by\":\"RUN x\",\"empty_layer\":true}]"), again);
        assertEquals(config, Json.read(again.getBytes(UTF_8), ImageConfig.class));
    }

    @Test
    void chainIdsHashTheStackBelow() {
        var a = Digest.ofBytes("a".getBytes(UTF_8));
        var b = Digest.ofBytes("b".getBytes(UTF_8));
        assertEquals(List.of(a, Digest.ofBytes((a + " " + b).getBytes(UTF_8))), ChainIds.of(List.of(a, b)));
    }

    @Test
    void anUnlimitedLimitIsTheLargestUnsignedNumber() throws IOException {
        var limit = new RuntimeSpec.Rlimit("RLIMIT_CORE", -1, 1024);
        var text = Json.text(limit);
        assertEquals("{\"type\":\"RLIMIT_CORE\",\"hard\":18446744073709551615,\"soft\":1024}", text);
        assertEquals(limit, Json.read(text.getBytes(UTF_8), RuntimeSpec.Rlimit.class));
    }

    @Test
    void aRuntimeSpecComesBackAsItWasWritten() throws IOException {
        var process = new RuntimeSpec.Process(false, Optional.empty(), new RuntimeSpec.User(0, 0, List.of(), Optional.empty()), List.of("sh"), List.of(), "/",
                Optional.of(RuntimeSpec.Capabilities.of(List.of("CAP_KILL"))), List.of(), true, Optional.empty(), Optional.empty(), Optional.of(0));
        var spec = new RuntimeSpec(RuntimeSpec.VERSION, process, new RuntimeSpec.Root("/r", false), Optional.of("h"), Optional.empty(), List.of(), Optional.empty(), Map.of(), LinuxSpec.EMPTY);
        var text = Json.text(spec);
        assertTrue(text.contains("\"terminal\":false"), text);
        assertTrue(text.contains("\"uid\":0"), text);
        assertTrue(text.contains("\"oomScoreAdj\":0"), text);
        assertTrue(text.contains("\"ambient\":[]"), text);
        assertEquals(spec, Json.read(text.getBytes(UTF_8), RuntimeSpec.class));
    }
}
