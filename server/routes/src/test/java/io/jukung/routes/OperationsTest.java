package io.jukung.routes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jukung.base.Problem;
import io.jukung.gateway.Router;
import io.jukung.routes.Operations.How;
import java.util.HashSet;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OperationsTest {
    /// A router without the answers for what is not served.
    private static Router served() {
        var router = new Router();
        var parts = Parts.with(StubContainers.of(Optional.empty()));
        Routes.registerServed(new Paths(router), parts);
        return router;
    }

    @Test
    void thereAreAsManyAsTheApiHas() {
        assertEquals(108, Operations.ALL.size());
        assertEquals(108, new HashSet<>(Operations.ALL.stream().map(Object::toString).toList()).size());
    }

    @Test
    void whatIsCalledServedHasARouteAndNothingElseHas() {
        var router = served();
        for (var operation : Operations.ALL) {
            var exact = operation.path().replace("{id}", "x").replace("{name:.*}", "a/b").replace("{name}", "x");
            assertEquals(operation.how() == How.SERVED, router.match(operation.method(), "/v1.44" + exact).isPresent(), operation.toString());
        }
    }

    @Test
    void everyOperationIsAnswered() {
        var router = new Router();
        Routes.register(router, Parts.with(StubContainers.of(Optional.empty())));
        for (var operation : Operations.ALL) {
            var path = operation.path().replace("{id}", "x").replace("{name:.*}", "a/b").replace("{name}", "x");
            assertTrue(router.match(operation.method(), path).isPresent(), operation.toString());
        }
    }

    @Test
    void whatIsNotServedSaysSoWithARemedy() {
        var later = Operations.ALL.stream().filter(o -> o.how() == How.LATER).findFirst().orElseThrow();
        var problem = assertThrows(Problem.NotServed.class, () -> new Operations.Later(later).handle(new StubExchange("GET", "/x")));
        assertTrue(problem.remedy().isPresent());
    }

    @Test
    void thePageNamesEveryOperation() {
        var page = OperationsPage.text();
        for (var operation : Operations.ALL) assertTrue(page.contains("| " + operation + " |"), operation.toString());
    }
}
