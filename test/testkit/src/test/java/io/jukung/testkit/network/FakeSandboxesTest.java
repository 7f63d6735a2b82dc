package io.jukung.testkit.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jukung.base.Ids;
import io.jukung.base.Problem;
import io.jukung.network.NetworkMode;
import io.jukung.network.PublishedPort;
import io.jukung.network.SandboxRequest;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

final class FakeSandboxesTest {
    private final FakeSandboxes sandboxes = new FakeSandboxes(new Ids(new Random(1)));

    @TestFactory
    Stream<DynamicTest> theFakeKeepsTheContract() {
        return SandboxesContract.checks().entrySet().stream()
                .map(c -> DynamicTest.dynamicTest(c.getKey(), () -> c.getValue().on(new FakeSandboxes(new Ids(new Random(1))))));
    }

    @Test
    void aPortOfAForeignerIsRefused() {
        sandboxes.takeByForeigner(8080);
        var request = SandboxRequest.of("web", new NetworkMode.Bridge("bridge"), PublishedPort.tcp(8080, 80));
        assertThrows(Problem.Internal.class, () -> sandboxes.create("web.1", request));
    }

    @Test
    void whatStandsIsThereForTheNextEngine() {
        sandboxes.create("web.1", SandboxRequest.of("web", new NetworkMode.None()));
        assertEquals(List.of("web.1"), sandboxes.reopened().ids());
    }
}
