package io.jukung.image.pull;

import io.jukung.base.Problem;
import io.jukung.base.Tasks;
import io.jukung.content.files.FileContentStore;
import io.jukung.image.Image;
import io.jukung.image.ImageEvents;
import io.jukung.image.ProgressLines;
import io.jukung.image.PullProgress;
import io.jukung.image.Removed;
import io.jukung.image.Uses;
import io.jukung.image.store.FileImageStore;
import io.jukung.notation.Platform;
import io.jukung.notation.Reference;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class PullAndRemoveTest {
    private static final String CONTAINER = "abcdef0123456789";
    @TempDir Path folder;
    private final FakeRegistry registry = new FakeRegistry();
    private final FakeSnapshots snapshots = new FakeSnapshots();
    private final List<Uses.Use> uses = new ArrayList<>();
    private final List<PullProgress> told = Collections.synchronizedList(new ArrayList<>());
    private FileContentStore content;
    private FileImageStore images;
    private RegistryImagePuller puller;

    @BeforeEach
    void open() throws IOException {
        content = FileContentStore.open(folder.resolve("content"));
        images = store();
        puller = new RegistryImagePuller(registry, content, snapshots, images, ImageEvents.NONE, new PullSettings(3, Duration.ofSeconds(3)));
    }

    private FileImageStore store() throws IOException {
        return FileImageStore.open(folder.resolve("images"), content, snapshots, _ -> List.copyOf(uses), ImageEvents.NONE, InstantSource.system());
    }

    private Image pull(String name) {
        return puller.pull(Reference.parse(name), Optional.empty(), Optional.empty(), told::add);
    }

    private String lastLine() {
        return ProgressLines.json(told.getLast());
    }

    @Test
    void aPulledImageIsFoundByNameIdAndDigestAlsoAfterARestart() throws IOException {
        registry.publish("busybox", "one", "two", "three", "four");
        var image = pull("busybox");
        var again = store();
        for (var text : List.of("busybox", "busybox:latest", "docker.io/library/busybox", image.id().toString(), image.id().brief(), image.repoDigestTexts().getFirst())) {
            assertEquals(image.id(), again.get(text).id(), text);
        }
        assertEquals(4, snapshots.layers.size());
        assertEquals("{\"status\":\"Status: Downloaded newer image for busybox:latest\"}", lastLine());
        pull("busybox");
        assertEquals("{\"status\":\"Status: Image is up to date for busybox:latest\"}", lastLine());
    }

    @Test
    void tenPullsAtOnceShareTheDownloads() throws Exception {
        registry.publish("busybox", "one", "two", "three");
        var ten = Collections.nCopies(10, (Callable<Image>) () -> pull("busybox"));
        assertEquals(1, Tasks.all(10, ten).stream().map(Image::id).distinct().count());
        assertEquals(4, registry.blobs.get());
    }

    @Test
    void aLayerThatIsNotWhatItsImagePromisesLeavesNothingBehind() throws IOException {
        registry.publish("bad", Platform.host().architecture(), true, "one", "two");
        var e = assertThrows(Problem.Internal.class, () -> pull("bad"));
        assertTrue(e.message().startsWith("wrong diff id calculated on extraction"), e.message());
        assertEquals(List.of(), images.list());
        assertEquals(Set.of(), content.list());
        assertEquals(Set.of(), snapshots.layers());
    }

    @Test
    void anImageForAnotherMachineIsRefusedInDockersWords() {
        registry.publish("other", "s390x", false, "one");
        var e = assertThrows(Problem.NotFound.class, () -> pull("other"));
        assertEquals("no matching manifest for %s in the manifest list entries".formatted(Platform.host()), e.message());
    }

    @Test
    void theBuiltInHelloStepsInOnlyWhenNobodyAnswers() {
        assertThrows(Problem.NotFound.class, () -> pull("hello-world"));
        registry.silent = true;
        assertThrows(Problem.Internal.class, () -> pull("busybox"));
        var image = pull("hello-world");
        assertEquals(List.of("/hello"), image.config().config().cmd());
        assertEquals(List.of("hello-world:latest"), image.repoTags());
        assertEquals(image.id(), pull("hello-world").id());
    }

    @Test
    void aMissingImageIsToldWithItsTag() {
        assertEquals("No such image: nosuch:latest", assertThrows(Problem.NotFound.class, () -> images.get("nosuch")).message());
    }

    @Test
    void theLastNameTakesTheImageAlongButNotSharedLayers() throws IOException {
        registry.publish("a", "base", "a");
        registry.publish("b", "base", "b");
        var a = pull("a");
        pull("b");
        images.tag("a", Reference.parse("me/a:1"));
        assertEquals(List.of(new Removed.Untagged("me/a:1")), images.remove("me/a:1", false));
        var removed = images.remove("a", false);
        assertEquals(List.of(new Removed.Untagged("a:latest"), new Removed.Untagged(a.repoDigestTexts().getFirst()), new Removed.Deleted(a.id()),
                new Removed.Deleted(a.chain().getLast())), removed);
        assertEquals(2, snapshots.layers.size());
        assertEquals(4, content.list().size());
    }

    @Test
    void conflictsAreToldInDockersWords() {
        registry.publish("busybox", "one");
        var id = pull("busybox").id().brief();
        images.tag("busybox", Reference.parse("other"));
        assertEquals("conflict: unable to delete %s (must be forced) - image is referenced in multiple repositories".formatted(id), conflict(id, false));
        images.remove("other", false);
        uses.add(new Uses.Use(CONTAINER, false));
        assertEquals("conflict: unable to remove repository reference \"busybox\" (must force) - container abcdef012345 is using its referenced image " + id, conflict("busybox", false));
        assertEquals("conflict: unable to delete %s (must be forced) - image is being used by stopped container abcdef012345".formatted(id), conflict(id, false));
        uses.set(0, new Uses.Use(CONTAINER, true));
        assertEquals("conflict: unable to delete %s (cannot be forced) - image is being used by running container abcdef012345".formatted(id), conflict(id, true));
    }

    private String conflict(String name, boolean force) {
        return assertThrows(Problem.Conflict.class, () -> images.remove(name, force)).message();
    }

    @Test
    void progressLinesAreDockers() {
        assertEquals("{\"status\":\"Pulling from library/busybox\",\"id\":\"latest\"}", ProgressLines.json(new PullProgress.Pulling("library/busybox", "latest")));
        assertEquals("{\"status\":\"Pulling fs layer\",\"progressDetail\":{},\"id\":\"abc\"}", ProgressLines.json(new PullProgress.PullingFsLayer("abc")));
        assertEquals("{\"status\":\"Downloading\",\"progressDetail\":{\"current\":500000,\"total\":1000000},\"progress\":\"[" + "=".repeat(25) + ">" + " ".repeat(25)
                + "]    500kB/1MB\",\"id\":\"abc\"}", ProgressLines.json(new PullProgress.Downloading("abc", 500_000, 1_000_000)));
    }
}
