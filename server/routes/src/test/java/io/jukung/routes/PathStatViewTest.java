package io.jukung.routes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jukung.files.PathFacts;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/// The values were told by dockerd 28.5 of such files.
class PathStatViewTest {
    @Test void theModeIsInTheBitsOfGo() {
        assertEquals(420, PathStatView.mode(0100644));
        assertEquals(2147484141L, PathStatView.mode(040755));
        assertEquals(134218239, PathStatView.mode(0120777));
        assertEquals(33554852, PathStatView.mode(010644));
        assertEquals(69206432, PathStatView.mode(020640));
        assertEquals(2148532735L, PathStatView.mode(041777));
        assertEquals(12583405, PathStatView.mode(0106755));
    }

    @Test void theHeaderIsJsonInBase64() {
        var header = PathStatView.of(new PathFacts("lnk", 1, 0120777, Instant.parse("2026-11-21T19:07:55.5Z"), "/lay/f"));
        assertEquals("{\"name\":\"lnk\",\"size\":1,\"mode\":134218239,\"mtime\":\"2026-11-21T19:07:55.5Z\",\"linkTarget\":\"/lay/f\"}",
                new String(Base64.getDecoder().decode(header), UTF_8));
    }
}
