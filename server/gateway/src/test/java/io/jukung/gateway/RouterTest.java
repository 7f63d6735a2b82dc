package io.jukung.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RouterTest {
    private final Handler list = _ -> { };
    private final Handler one = _ -> { };
    private final Handler get = _ -> { };
    private final Handler several = _ -> { };
    private final Router router = new Router().get("/images/{name:.*}/json", one).get("/images/json", list)
            .get("/images/{name:.*}/get", get).get("/images/get", several);

    private Router.Match match(String path) {
        return router.match("GET", path).orElseThrow();
    }

    @Test void aNameMayHoldSlashes() {
        assertEquals(Map.of("name", "host:5000/a/b:tag"), match("/images/host:5000/a/b:tag/json").variables());
    }

    @Test void wordsWinOverNames() {
        assertSame(list, match("/images/json").handler());
        assertSame(several, match("/images/get").handler());
        assertSame(get, match("/images/json/get").handler());
        assertSame(one, match("/images/get/json").handler());
    }

    @Test void aVersionIsCutOffAndTold() {
        assertEquals(Optional.of("1.44"), match("/v1.44/images/json").version());
        assertEquals("/images/json", match("/v1.44/images/json").path());
        assertEquals(Optional.empty(), match("/images/json").version());
    }

    @Test void aPathOfARegistryIsNoVersion() {
        assertTrue(router.match("GET", "/v2/images/json").isEmpty());
    }

    @Test void aNameIsNeverEmpty() {
        assertTrue(router.match("GET", "/images//json").isEmpty());
    }
}
